# task/101_success_leaves_an_exit_message
# Setup: main traps exits.
# Steps: async task returning 1, named t: await, flush. The same with Task.Supervisor.async and with async_nolink.
# Observe: a linked task's normal end is an EXIT message of a trapping owner, also after a successful await; a nolink task leaves nothing.

import T

scenario do
  Process.flag(:trap_exit, true)
  {:ok, ts} = Task.Supervisor.start_link()
  starts = [&Task.async/1, &Task.Supervisor.async(ts, &1), &Task.Supervisor.async_nolink(ts, &1)]
  for start <- starts do
    t = start.(fn -> receive do :go -> 1 end end)
    name(t.pid, "t")
    send(t.pid, :go)
    emit(["await", Task.await(t)])
    settle()
    emit(["mailbox", flush()])
  end
end
