# statem/119_start_variants
# Setup: main traps exits.
# Steps: start_monitor of a machine that main then stops: its DOWN; of one whose first enter call stops it; of one that ignores, of one that fails; no message is left behind. start_link with a name that is taken. start_link failures: stop, raise; their EXITs.
# Observe: start_monitor gives pid and reference, and the DOWN of whatever happens after init. A failed one leaves no DOWN. An init that raises gives the error bare, but exits with its stack.

import T

scenario do
  Process.flag(:trap_exit, true)
  {:ok, {m, ref}} = :gen_statem.start_monitor(M, [as: "m", handle: fn _, _, _, _ -> :keep_state_and_data end], [])
  :gen_statem.stop(m)
  receive do {:DOWN, ^ref, :process, ^m, r} -> emit(["down", r]) end
  {:ok, {_, ref}} = :gen_statem.start_monitor(M, [enter: true, handle: fn :enter, _, _, _ -> {:stop, :early} end], [])
  receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end
  emit(:gen_statem.start_monitor(M, [init: fn -> :ignore end], []))
  emit(:gen_statem.start_monitor(M, [init: fn -> {:stop, :why} end], []))
  emit(["mailbox", flush()])
  {:ok, n} = :gen_statem.start({:local, :taken}, M, [as: "n"], [])
  emit(:gen_statem.start_link({:local, :taken}, M, [as: "n2"], []))
  emit(["mailbox", flush(), Process.whereis(:taken) == n])
  emit(:gen_statem.start_link({:local, :free}, M, [as: "s1", init: fn -> {:stop, :why} end], []))
  emit(recv())
  emit(:gen_statem.start_link({:local, :free}, M, [as: "s2", init: fn -> raise "bad" end], []))
  emit(recv())
  emit(M.start_link(as: "s3", init: fn -> exit(:out) end))
  emit(recv())
  emit(M.start_link(as: "s4", init: fn -> {:ok, :a} end))
  emit(recv())
end
