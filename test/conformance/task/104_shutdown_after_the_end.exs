# task/104_shutdown_after_the_end
# Setup: main traps exits; tasks that have ended before they are shut down: by exit(boom), exit(shutdown), exit signal kill, a result.
# Steps: let it end, settle; Task.shutdown (5000, then a second one), the mailbox. The same with brutal_kill.
# Observe: shutdown is null for a task that ended with shutdown, brutal_kill for one that was killed; else ["exit",reason] or the result.
#   A second shutdown of the task is ["exit","noproc"]. The EXIT message stays.

import T

scenario do
  Process.flag(:trap_exit, true)
  ends = [fn -> exit(:boom) end, fn -> exit(:shutdown) end, fn -> park() end, fn -> :done end]
  for how <- [5000, :brutal_kill], {f, i} <- Enum.with_index(ends) do
    t = Task.async(f)
    name(t.pid, "t")
    if i == 2, do: Process.exit(t.pid, :kill)
    settle(20)
    emit(["shutdown", Task.shutdown(t, how)])
    emit(["again", Task.shutdown(t, how)])
    emit(["mailbox", flush()])
  end
end
