# statem/106_end_reasons
# Setup: unlinked machines whose terminate emits [reason, state, data]; on the call x each ends in its own way, with state a and data 0.
# Steps: call x (catching), emit; the DOWN reason, emit.
# Observe: terminate gets an error bare, the process exits with error and stack. exit is verbatim. A bad value ends with bad_return_from_state_function and a stack. stop with data gives terminate that data.

import T

scenario do
  acts = [
    fn -> raise "bad" end,
    fn -> exit(:out) end,
    fn -> :junk end,
    fn -> {:next_state, :b} end,
    fn -> {:keep_state_and_data, 0, []} end,
    fn -> :stop end,
    fn -> {:stop, :why} end,
    fn -> {:stop, :why, 7} end,
    fn -> {:stop, {:shutdown, :x}, 7} end,
    fn -> exit(:normal) end
  ]
  for {act, i} <- Enum.with_index(acts, 1) do
    {:ok, m} = M.start(as: "m#{i}", handle: fn _, _, _, _ -> act.() end, terminate: fn r, s, d -> emit(["terminate", r, s, d]) end)
    ref = Process.monitor(m)
    emit(catching(fn -> :gen_statem.call(m, :x) end))
    receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end
  end
end
