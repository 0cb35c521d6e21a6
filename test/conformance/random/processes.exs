# Runs random programs on the BEAM: reads one a line, writes its trace as one line of JSON. Its twin is processes.ts.
Code.require_file("../beam/harness.ex", __DIR__)

defmodule Worker do
  import T

  # Executes one instruction at a time; what other workers send stays in the mailbox.
  def run do
    receive do
      {:do, step, words} ->
        case perform(words, step) do
          :return ->
            :ok

          {driver, result} ->
            send(driver, {:done, step, result})
            run()
        end

      {:ping, ref, from} ->
        send(from, {:pong, ref})
        run()
    end
  end

  defp perform([driver | words], step) do
    case words do
      ["return"] -> :return
      ["quit", reason] -> exit(term(reason))
      ["raise"] -> raise "oops"
      ["throw"] -> throw(:ball)
      words -> {driver, catching_class(fn -> execute(words, step) end)}
    end
  end

  defp execute(["trap", on], _), do: Process.flag(:trap_exit, on == "true")
  defp execute(["spawn"], _), do: spawn(&run/0)
  defp execute(["spawn", "link"], _), do: spawn_link(&run/0)
  defp execute(["spawn", "monitor"], _), do: spawn_monitor(&run/0)
  defp execute(["spawn", "both"], _), do: Process.spawn(&run/0, [:link, :monitor])
  defp execute(["link", pid], _), do: Process.link(pid)
  defp execute(["unlink", pid], _), do: Process.unlink(pid)
  defp execute(["monitor", target], _), do: Process.monitor(target)
  defp execute(["monitor", target, "tag"], _), do: :erlang.monitor(:process, target, tag: :gone)
  defp execute(["monitor", target, mode], _), do: :erlang.monitor(:process, target, alias: String.to_atom(mode))
  defp execute(["demonitor", ref | options], _), do: Process.demonitor(ref, Enum.map(options, &String.to_atom/1))
  defp execute(["alias", mode], _), do: :erlang.alias([String.to_atom(mode)])
  defp execute(["unalias", ref], _), do: :erlang.unalias(ref)
  defp execute(["exit", pid, reason], _), do: Process.exit(pid, term(reason))
  defp execute(["burst", pid | signals], step), do: Enum.each(signals, &signal(&1, pid, step))
  defp execute(["send", target], step), do: send(target, {:m, step}) && :sent
  defp execute(["register", pid, name], _), do: Process.register(pid, name)
  defp execute(["unregister", name], _), do: Process.unregister(name)
  defp execute(["whereis", name], _), do: Process.whereis(name)
  defp execute(["alive", pid], _), do: Process.alive?(pid)
  defp execute(["take", "m"], _), do: receive(do: ({:m, step} -> step), after: (0 -> :none))
  defp execute(["take", "EXIT", pid], _), do: receive(do: ({:EXIT, ^pid, reason} -> reason), after: (0 -> :none))
  defp execute(["take", "DOWN", ref], _), do: receive(do: ({:DOWN, ^ref, _, _, reason} -> reason), after: (0 -> :none))
  defp execute(["flush"], _), do: length(flush())

  defp signal("message", pid, step), do: send(pid, {:m, step})
  defp signal("link", pid, _), do: Process.link(pid)
  defp signal("monitor", pid, _), do: Process.monitor(pid)
  defp signal(reason, pid, _), do: Process.exit(pid, term(reason))

  defp term("shutdown_x"), do: {:shutdown, :x}
  defp term(reason), do: String.to_atom(reason)
end

defmodule Driver do
  import T

  # `known` has the terms behind p0, r0, …; `newest` the last reference that each worker made; `live` the workers that live.
  defstruct known: %{}, newest: %{}, live: [], pids: 0, refs: 0

  def run(line) do
    name(self(), "driver")
    start = Enum.reduce(1..5, %Driver{}, fn _, state -> adopt(state, spawn(&Worker.run/0), nil) end)
    {trace, last} = line |> String.split("; ") |> Enum.with_index() |> Enum.map_reduce(start, &step/2)
    trace ++ [for(pid <- last.live, into: %{}, do: {render(pid), status(pid)})]
  end

  # One instruction, everything that it causes, and what is in the mailboxes then.
  defp step({instruction, number}, state) do
    [who, operation | words] = String.split(instruction)
    pid = state.known[who]
    words = Enum.map(words, &resolve(&1, pid, state))

    if pid in state.live and nil not in words do
      send(pid, {:do, number, [self(), operation | words]})
      {result, first} = await_done(pid, number)
      state = state |> forget(first) |> adopt_result(result, pid)
      {deaths, state} = settle(state, first)
      mailboxes = for pid <- state.live, into: %{}, do: {render(pid), elem(Process.info(pid, :messages), 1)}
      {[instruction, result, deaths, mailboxes], state}
    else
      {[instruction, :skipped, [], nil], state}
    end
  end

  defp resolve(word, doer, state) do
    cond do
      word == "mine" -> state.newest[doer]
      word =~ ~r/^[pr]\d+$/ -> state.known[word]
      word in ["a", "b"] -> String.to_atom(word)
      true -> word
    end
  end

  defp await_done(pid, number) do
    receive do
      {:done, ^number, result} -> {result, []}
      {:DOWN, _, _, ^pid, reason} -> {:died, [[pid, reason]]}
    end
  end

  defp adopt_result(state, [:ok, {pid, ref}], doer), do: state |> adopt(pid, doer) |> adopt(ref, doer)
  defp adopt_result(state, [:ok, value], doer), do: adopt(state, value, doer)
  defp adopt_result(state, _, _), do: state

  # Names a process or reference that is new.
  defp adopt(state, pid, _) when is_pid(pid) do
    if pid in Map.values(state.known) do
      state
    else
      Process.monitor(pid)
      symbol = name_as(pid, "p#{state.pids}")
      %{state | known: Map.put(state.known, symbol, pid), live: state.live ++ [pid], pids: state.pids + 1}
    end
  end

  defp adopt(state, ref, doer) when is_reference(ref) do
    known = Map.put(state.known, name_as(ref, "r#{state.refs}"), ref)
    %{state | known: known, newest: Map.put(state.newest, doer, ref), refs: state.refs + 1}
  end

  defp adopt(state, _, _), do: state

  defp name_as(term, symbol) do
    name(term, symbol)
    symbol
  end

  # Rounds of pings, until in one nobody died. On one scheduler a process sends all that its death causes before another one runs.
  defp settle(state, deaths) do
    more = Enum.flat_map(state.live, &ping/1)
    if more == [], do: {deaths, state}, else: settle(forget(state, more), deaths ++ more)
  end

  defp ping(pid) do
    ref = make_ref()
    send(pid, {:ping, ref, self()})

    receive do
      {:pong, ^ref} -> []
      {:DOWN, _, _, ^pid, reason} -> [[pid, reason]]
    end
  end

  defp forget(state, deaths), do: %{state | live: state.live -- Enum.map(deaths, &hd/1)}

  defp status(pid) do
    [links: links, monitors: monitors, monitored_by: by, trap_exit: trap, registered_name: name] =
      Process.info(pid, [:links, :monitors, :monitored_by, :trap_exit, :registered_name])

    [sorted(links), sorted(monitors), sorted(by), trap, if(name == [], do: nil, else: name)]
  end
end

:logger.set_primary_config(:level, :none)
:ets.new(:t_names, [:named_table, :public, :set])

run = fn line ->
  :ets.delete_all_objects(:t_names)
  before = Process.list()
  {_, ref} = spawn_monitor(fn -> exit({:trace, T.json(T.render(Driver.run(line)))}) end)

  receive do
    {:DOWN, ^ref, _, _, {:trace, text}} -> IO.puts(text)
    {:DOWN, ^ref, _, _, reason} -> IO.puts(T.json(inspect(reason)))
  end

  for pid <- Process.list() -- before do
    Process.exit(pid, :kill)
    T.await_dead(pid)
  end
end

IO.stream(:stdio, :line) |> Stream.map(&String.trim_trailing/1) |> Enum.each(run)
