# task/116_ignore_outcomes
# Setup: main traps exits. Tasks: done (returned 1), gone (exited boom), runs (waits for go, then exits late).
# Steps: settle; ignore each; ignore again; then go; the mailbox.
# Observe: ["ok",1], ["exit","boom"], null; an ignored task is unlinked: its later crash is no message.

import T

scenario do
  Process.flag(:trap_exit, true)
  done = Task.async(fn -> 1 end)
  gone = Task.async(fn -> exit(:boom) end)
  runs = Task.async(fn -> receive do :go -> exit(:late) end end)
  settle(20)
  for _ <- 1..2, do: (receive do {:EXIT, _, _} -> :ok end)
  for t <- [done, gone, runs], do: emit([Task.ignore(t), Task.ignore(t)])
  send(runs.pid, :go)
  settle(20)
  emit(["mailbox", flush()])
end
