# statem/108_enter_restrictions
# Setup: unlinked machines with enter calls, state a; cast go -> b with data 1; the enter callback of b returns something else each time, with data 2.
# Steps: cast go; emit what terminate got and the DOWN reason, or that the machine lives.
# Observe: an enter callback may name its own state, say postpone false, reply, set timeouts. It may not change the state, postpone, insert events, change modules. terminate gets state b: with the data of go if the return is wrong, of the return if an action is. If it raises, terminate still gets state a.

import T

scenario do
  returns = [
    fn -> {:next_state, :b, 2} end,
    fn -> {:next_state, :b, 2, [{:postpone, false}, {:state_timeout, 5000, :t}]} end,
    fn -> {:next_state, :c, 2} end,
    fn -> {:next_state, :c, 2, []} end,
    fn -> {:keep_state, 2, :postpone} end,
    fn -> {:keep_state, 2, [{:postpone, true}]} end,
    fn -> {:keep_state, 2, {:next_event, :internal, :i}} end,
    fn -> {:keep_state, 2, {:next_event, :nothing, :i}} end,
    fn -> {:keep_state, 2, {:push_callback_module, M}} end,
    fn -> {:keep_state, 2, :pop_callback_module} end,
    fn -> {:keep_state, 2, :junk} end,
    fn -> :junk end,
    fn -> {:stop, :why, 2} end,
    fn -> raise "bad" end
  ]
  for {f, i} <- Enum.with_index(returns, 1) do
    {:ok, m} = M.start(enter: true, handle: fn
      :enter, _, :a, _ -> :keep_state_and_data
      :enter, _, :b, _ -> f.()
      :cast, :go, _, _ -> {:next_state, :b, 1}
      {:call, from}, :get, s, d -> {:keep_state_and_data, {:reply, from, [s, d]}}
    end, terminate: fn r, s, d -> emit(["terminate", r, s, d]) end)
    ref = Process.monitor(m)
    :gen_statem.cast(m, :go)
    if i < 3 do
      emit(["lives", :gen_statem.call(m, :get)])
    else
      receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end
    end
  end
end
