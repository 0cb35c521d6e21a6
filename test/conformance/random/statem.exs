# Runs random state machines on the BEAM: reads one a line, writes its trace as one line of JSON. Its twin is statem.ts.
Code.require_file("recorded.exs", __DIR__)

defmodule Machine do
  @behaviour :gen_statem
  import T

  # So many events, and the machine stops: it may well go on for ever.
  @most 60
  @long 3_600_000

  def init({mode, enter, timeouts, rules}) do
    Process.put(:rules, rules)
    Process.put(:mode, if(enter == "enter", do: [mode(mode), :state_enter], else: mode(mode)))
    Process.put(:timeouts, timeouts)
    Process.put(:count, 0)
    Process.put(:y, {false, false})
    {:ok, state("a"), 0, [{{:timeout, :x}, 0, "e0"}]}
  end

  defp mode("functions"), do: :state_functions
  defp mode("events"), do: :handle_event_function

  def callback_mode, do: Process.get(:mode)

  # In mode handle_event_function some states are no atoms.
  defp state(word) do
    case {Process.get(:mode) |> List.wrap() |> hd(), word} do
      {:handle_event_function, "b"} -> {:b, 1}
      {:handle_event_function, "c"} -> {:c, %{x: {1}}}
      _ -> String.to_atom(word)
    end
  end

  defp word({:b, 1}), do: "b"
  defp word({:c, _}), do: "c"
  defp word(atom), do: to_string(atom)

  def a(type, content, data), do: handle_event(type, content, :a, data)
  def b(type, content, data), do: handle_event(type, content, :b, data)
  def c(type, content, data), do: handle_event(type, content, :c, data)

  def handle_event(:cast, "crash", _, _), do: raise("crash")

  def handle_event(type, content, state, data) do
    emit([shown(type), if(type == :enter, do: word(content), else: content), word(state), data])
    count = Process.put(:count, Process.get(:count) + 1)
    if type != :enter, do: Process.put(:y, {elem(Process.get(:y), 1), elem(Process.get(:y), 1)})

    rule =
      if count < @most,
        do: Enum.find(Process.get(:rules), &match?([_, _ | _], fitting(&1, word(state), type, content))),
        else: "_ _ stop /"

    case rule do
      nil -> :keep_state_and_data
      rule -> follow(rule, type, state, data)
    end
  end

  defp fitting(rule, state, type, content) do
    [s, e | rest] = String.split(rule)
    if s == state and e == if(type == :enter, do: "enter", else: content), do: rest
  end

  defp shown({:call, _}), do: "call"
  defp shown(type), do: type

  defp follow(rule, type, state, data) do
    {[_, _ | result], ["/" | words]} = Enum.split_while(String.split(rule), &(&1 != "/"))
    {manner, words} = Enum.split_with(words, &(&1 in ["throw", "async"]))
    actions = words |> known() |> Enum.flat_map(&action(&1, type))
    value = result(result, state, data, actions, type)
    if manner == ["throw"], do: throw(value), else: value
  end

  # Without those that OTP 25 does not do as documented: a zero timeout that is replaced by a longer one never comes.
  defp known(words) do
    {set, _} = Process.get(:y)
    long = Process.get(:timeouts) == "long"
    words = Enum.reject(words, &((String.starts_with?(&1, "yu") and not set) or (String.starts_with?(&1, ["s0", "su"]) and long) or (String.starts_with?(&1, "sl") and not long)))

    case words |> Enum.filter(&String.starts_with?(&1, "y")) |> List.last() do
      "yl" <> _ -> Process.put(:y, {set, true})
      "yc" <> _ -> Process.put(:y, {set, false})
      "yu" <> _ -> Process.put(:y, {set, set})
      nil -> :ok
    end

    words
  end

  defp action(word, type) do
    case String.split(word, ":") do
      ["post"] -> [:postpone]
      ["post+"] -> [{:postpone, true}]
      ["post-"] -> [{:postpone, false}]
      ["hib"] -> [:hibernate]
      ["hib-"] -> [{:hibernate, false}]
      ["reply"] -> with({:call, from} <- type, do: [{:reply, from, Process.get(:count)}], else: (_ -> []))
      ["ins", e] -> [{:next_event, :internal, e}]
      ["cast", e] -> [{:next_event, :cast, e}]
      ["info", e] -> [{:next_event, :info, e}]
      ["call", e] -> [{:next_event, if(match?({:call, _}, type), do: type, else: {:timeout, :c}), e}]
      ["n0", _] -> [0]
      [<<t, "0">>, e] -> [{timeout(t), 0, e}]
      [<<t, "l">>, e] -> [{timeout(t), @long, e}]
      [<<t, "u">>, e] -> [{timeout(t), :update, e}]
      [<<t, "c">>] -> [{timeout(t), :cancel}]
    end
  end

  defp timeout(?s), do: :state_timeout
  defp timeout(?t), do: :timeout
  defp timeout(name), do: {:timeout, String.to_atom(<<name>>)}

  defp result(["next", word], _, data, actions, _), do: {:next_state, state(word), data + 1, actions}
  defp result(["same"], state, data, actions, _), do: {:next_state, state, data + 1, actions}
  defp result(["keep"], _, data, actions, _), do: {:keep_state, data + 1, actions}
  defp result(["keep_"], _, _, actions, _), do: {:keep_state_and_data, actions}
  defp result(["repeat"], _, data, actions, _), do: {:repeat_state, data + 1, actions}
  defp result(["repeat_"], _, _, actions, _), do: {:repeat_state_and_data, actions}
  defp result(["stop"], _, data, _, _), do: {:stop, :done, data + 1}
  defp result(["stop_reply"], _, data, _, {:call, from}), do: {:stop_and_reply, :done, {:reply, from, :last}, data + 1}
  defp result(["stop_reply"], _, _, _, _), do: :stop
  defp result(["junk"], _, _, _, _), do: :junk

  def terminate(reason, state, data), do: emit(["terminate", reason, word(state), data])

  def format_status(status) do
    events = fn list -> for {type, content} <- list, do: [shown(type), content] end
    emit(["status", word(status.state), status.data, events.(status.queue), events.(status.postponed), sorted(events.(status.timeouts))])
    status
  end
end

defmodule Program do
  import T

  def run(line) do
    [header | rest] = String.split(line, "; ")
    {events, rules} = Enum.split_with(rest, &String.starts_with?(&1, "send_"))
    [mode, enter, timeouts] = String.split(header)
    {:ok, {m, ref}} = :gen_statem.start_monitor(Machine, {mode, enter, timeouts, rules}, [])
    name(m, "m")
    requests = Enum.flat_map(events, &put(&1, m))
    :gen_statem.cast(m, "crash")

    receive do
      {:DOWN, ^ref, _, _, reason} -> emit(["down", reason])
    end

    for request <- requests, do: emit(["answer", answer(:gen_statem.wait_response(request, 1000))])
  end

  # A machine may have ended before it was called, or because of it.
  defp answer({:error, _}), do: :none
  defp answer(reply), do: reply

  defp put(event, m) do
    case String.split(event) do
      ["send_cast", e] -> :gen_statem.cast(m, e); []
      ["send_info", e] -> send(m, e); []
      ["send_call", e] -> [:gen_statem.send_request(m, e)]
    end
  end
end

Recorded.serve(&Program.run/1)
