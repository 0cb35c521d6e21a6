# task/103_shutdown_outcomes
# Setup: main traps exits. Tasks: "parked" waits for ever; "traps" traps exits and waits for ever; "says" traps exits and, told to end,
#   returns "said"; "quits" traps exits and, told to end, exits with why.
# Steps: each is shut down with 50 ms, then each (parked, traps) with brutal_kill and with 0 ms. After each: the mailbox.
# Observe: null if it ended by the shutdown (or brutal_kill) itself; ["exit","killed"] when it had to be killed after its time; a result
#   that came meanwhile; another reason. Never a message left behind: the task is unlinked first.

import T

scenario do
  me = self()
  Process.flag(:trap_exit, true)
  ready = fn -> send(me, :ready) end
  trap = fn -> Process.flag(:trap_exit, true) end
  parked = fn -> ready.(); park() end
  traps = fn -> trap.(); ready.(); park() end
  says = fn -> trap.(); ready.(); receive do {:EXIT, _, r} -> [:said, r] end end
  quits = fn -> trap.(); ready.(); receive do {:EXIT, _, _} -> exit(:why) end end

  for {f, how} <- [{parked, 50}, {traps, 50}, {says, 50}, {quits, 50}, {parked, :brutal_kill}, {traps, :brutal_kill}, {parked, 0}, {traps, 0}] do
    t = Task.async(f)
    receive do :ready -> :ok end
    emit(["shutdown", Task.shutdown(t, how)])
    settle(20)
    emit(["mailbox", flush()])
  end
end
