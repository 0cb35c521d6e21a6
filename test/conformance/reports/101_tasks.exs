# reports/101_tasks
# Setup: log handler; main traps exits; Task.Supervisor ts.
# Steps: tasks that throw error "bad", exit boom, throw v, exit shutdown, exit normal, are killed: async; async_nolink; start_child. After each
#   (settled) a marker.
# Observe: an abnormal end by the task's own code is a report of the task and one of proc_lib, and a third of its supervisor where it has
#   one; an orderly end is none; a kill is only the supervisor's.

import T

scenario do
  LogH.install()
  Process.flag(:trap_exit, true)
  {:ok, ts} = Task.Supervisor.start_link()
  starts = [
    async: fn f -> Task.async(f).pid end,
    nolink: fn f -> Task.Supervisor.async_nolink(ts, f).pid end,
    child: fn f -> elem(Task.Supervisor.start_child(ts, f), 1) end
  ]
  ends = [
    error: fn -> raise "bad" end,
    exit: fn -> exit(:boom) end,
    throw: fn -> throw(:v) end,
    shutdown: fn -> exit({:shutdown, :x}) end,
    normal: fn -> exit(:normal) end,
    kill: fn -> Process.exit(self(), :kill); park() end
  ]
  for {kind, start} <- starts, {word, f} <- ends do
    pid = start.(f)
    await_dead(pid)
    settle(20)
    emit([kind, word])
  end
end
