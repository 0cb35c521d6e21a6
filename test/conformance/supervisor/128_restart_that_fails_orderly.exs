# supervisor/128_restart_that_fails_orderly
# Setup: main traps exits; for each of: stop normal, stop shutdown, ignore: worker a (permanent, then transient) whose instances from the second on end init so; max_restarts 3.
# Steps: kill a; settle 100; emit children, if the supervisor lives, and the mailbox.
# Observe: a restart that fails with normal or shutdown is a failure, and tried again until the intensity is exceeded; ignore is accepted.

import T

scenario do
  Process.flag(:trap_exit, true)
  for {r, i} <- [permanent: 0, transient: 10], {v, j} <- Enum.with_index([{:stop, :normal}, {:stop, :shutdown}, :ignore]) do
    a = :"a#{i + j}"
    s = S.sup("sup", [W.spec(a, restart: r, init: fn n -> if n == 1, do: :ok, else: v end)], strategy: :one_for_one, max_restarts: 3)
    Process.exit(Process.whereis(a), :kill)
    settle(100)
    emit([r, v, Process.alive?(s) and S.kids(s), flush()])
  end
end
