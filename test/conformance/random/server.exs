# Runs random programs for a GenServer on the BEAM: reads one a line, writes its trace as one line of JSON. Its twin is server.ts.
Code.require_file("recorded.exs", __DIR__)

defmodule Server do
  import T

  # The state is how many callbacks have run. Who waits for a reply is in the dictionary.
  @fresh 0

  def callbacks(manner, ending, init) do
    [
      as: "server",
      trap: manner == "trap",
      init: fn -> init |> String.split("+") |> started() end,
      call: fn act, from, state -> took("call", act, from, state) end,
      cast: fn
        :block, state -> receive(do: (:go -> {:noreply, state}))
        act, state -> took("cast", act, nil, state)
      end,
      info: fn
        {:act, act}, state -> took("info", act, nil, state)
        message, state -> took("other", "ok", nil, state, message)
      end,
      continue: fn act, state -> took("continue", act, nil, state) end,
      terminate: if(ending != "none", do: fn reason, state -> ended(ending, reason, state) end)
    ]
  end

  defp started(["ignore"]), do: :ignore
  defp started(["stop", reason]), do: {:stop, term(reason)}
  defp started(["cont" | act]), do: {:ok, @fresh, {:continue, Enum.join(act, "+")}}
  defp started(["zero"]), do: {:ok, @fresh, 0}
  defp started(["hibernate"]), do: {:ok, @fresh, :hibernate}
  defp started(["ok"]), do: {:ok, @fresh}
  defp started(["throw" | act]), do: throw(started(act))
  defp started(act), do: fail(act)

  defp fail(["raise"]), do: raise("oops")
  defp fail(["exit", reason]), do: exit(term(reason))
  defp fail(["junk"]), do: :junk
  defp fail(["throwjunk"]), do: throw(:junk)

  defp took(kind, act, from, state, message \\ nil) do
    emit([kind, message || act, state, length(waiting())])
    act |> String.split("+") |> perform(from, state + 1)
  end

  defp perform(["later"], from, state) when from != nil, do: {:noreply, waiting_too(from, state)}
  defp perform(["latercont" | act], from, state), do: {:noreply, waiting_too(from, state), next(act)}
  defp perform(["cont" | act], from, state), do: done(from, state, [next(act)])
  defp perform(["throw" | act], from, state), do: throw(perform(act, from, state))
  defp perform(["stop", reason], _, state), do: {:stop, term(reason), state}
  defp perform(["bye", reason], _, state), do: {:stop, term(reason), :bye, state}
  defp perform(["zero"], from, state), do: done(from, state, [0])
  defp perform(["hibernate"], from, state), do: done(from, state, [:hibernate])
  defp perform(["answer"], from, state), do: done(from, answer(state, 1))
  defp perform(["twice"], from, state), do: done(from, answer(state, 2))

  defp perform(["self"], from, state) do
    send(self(), {:act, "ok"})
    GenServer.cast(self(), "ok")
    done(from, state)
  end

  defp perform(["callself"], from, state) do
    emit(catching(fn -> GenServer.call(self(), "ok") end))
    done(from, state)
  end

  defp perform(["trap"], from, state), do: Process.flag(:trap_exit, true) |> then(fn _ -> done(from, state) end)
  defp perform(["untrap"], from, state), do: Process.flag(:trap_exit, false) |> then(fn _ -> done(from, state) end)
  defp perform([word], from, state) when word in ["ok", "later"], do: done(from, state)
  defp perform(act, _, _), do: fail(act)

  defp waiting, do: Process.get(:waiting, [])

  defp waiting_too(from, state) do
    if from, do: Process.put(:waiting, waiting() ++ [from])
    state
  end

  defp next(act), do: {:continue, Enum.join(act, "+")}

  defp done(from, state, extra \\ [])
  defp done(nil, state, extra), do: List.to_tuple([:noreply, state | extra])
  defp done(_, state, extra), do: List.to_tuple([:reply, state, state | extra])

  # A second answer reaches nobody, unless the client has not yet taken the first: so the first is awaited.
  defp answer(state, times) do
    for from <- waiting(), i <- 1..times do
      GenServer.reply(from, "answer")
      if i < times, do: T.await_dead(elem(from, 0))
    end

    Process.put(:waiting, [])
    state
  end

  defp ended(ending, reason, state) do
    emit(["terminate", reason, state])

    case ending do
      "ok" -> :ok
      "raise" -> raise("terminate")
      "exit" -> exit(:late)
      "throw" -> throw(:ball)
      "answer" -> answer(state, 1)
    end
  end

  def term("shutdown_x"), do: {:shutdown, :x}
  def term(reason), do: String.to_atom(reason)
end

defmodule Program do
  import T

  # `clients` are all that were made; what they and the parent have to tell is sent to this process.
  def run(line) do
    [start | instructions] = String.split(line, "; ")
    me = self()
    [link, manner, ending, init] = String.split(start)
    parent = spawn_as("parent", fn -> parent(me, link, Server.callbacks(manner, ending, init)) end)
    result = receive(do: ({:started, result} -> result))
    settle_all()
    emit(["start", result])

    case result do
      {:ok, server} ->
        Process.monitor(server)
        Enum.reduce(instructions, [], fn text, clients -> step(text, server, parent, clients) end)

      _ ->
        :ok
    end
  end

  defp parent(me, link, callbacks) do
    Process.flag(:trap_exit, true)
    send(me, {:started, if(link == "linked", do: G.start_link(callbacks), else: G.start(callbacks))})
    parent_loop(me)
  end

  defp parent_loop(me) do
    receive do
      {:end, reason} ->
        exit(reason)

      message ->
        send(me, {:tell, ["parent", message]})
        parent_loop(me)
    end
  end

  defp step(instruction, server, parent, clients) do
    emit(instruction)

    clients =
      case String.split(instruction) do
        ["burst" | items] ->
          GenServer.cast(server, :block)
          settle_all()

          clients =
            Enum.reduce(items, clients, fn item, clients ->
              clients = perform(item, server, parent, clients)
              settle_all()
              clients
            end)

          send(server, :go)
          clients

        [item] ->
          perform(item, server, parent, clients)
      end

    settle_all()
    tell()
    clients
  end

  defp perform(item, server, parent, clients) do
    case String.split(item, "=") do
      ["call", act] ->
        clients ++ [client(clients, fn -> GenServer.call(server, act, :infinity) end)]

      ["stop", reason] ->
        clients ++ [client(clients, fn -> GenServer.stop(server, Server.term(reason)) end)]

      ["cast", act] ->
        GenServer.cast(server, act)
        clients

      ["info", act] ->
        send(server, {:act, act})
        clients

      ["signal", reason] ->
        stranger = spawn(fn -> Process.exit(server, Server.term(reason)) end)
        name(stranger, "stranger")
        clients

      ["killclient", number] ->
        client = Enum.at(clients, String.to_integer(number))
        if client, do: Process.exit(client, :kill)
        clients

      ["parent", reason] ->
        send(parent, {:end, Server.term(reason)})
        clients
    end
  end

  defp client(clients, work) do
    me = self()
    symbol = "c#{length(clients)}"
    spawn_as(symbol, fn -> send(me, {:tell, [symbol, catching(work)]}) end)
  end

  # Everything that is caused happens, on the one scheduler, while this process sleeps.
  defp settle_all do
    for _ <- 1..3, do: Process.sleep(1)
  end

  # What others have told, and the server's end.
  defp tell do
    events = for message <- flush(), do: told(message)
    for event <- sorted(events), do: emit(event)
  end

  defp told({:tell, event}), do: event
  defp told({:DOWN, _, _, _, reason}), do: ["down", reason]
end

Recorded.serve(&Program.run/1)
