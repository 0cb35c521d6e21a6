# supervisor/119_group_retry
# Setup: main traps exits; one_for_all and then rest_for_one with max_restarts 3, trapping workers a, b, c; b's second instance fails in init (stop nope).
# Steps: kill a; wait until c has its next instance; emit children.
# Observe: one_for_all: what was started again is ended, then all are started anew; rest_for_one goes on at the child that failed.

import T

scenario do
  Process.flag(:trap_exit, true)
  for {st, i} <- [one_for_all: 1, rest_for_one: 2] do
    [a, b, c] = for n <- ["a", "b", "c"], do: :"#{n}#{i}"
    s = S.sup("sup", [W.spec(a, trap: true), W.spec(b, trap: true, init: fn n -> if n == 2, do: {:stop, :nope}, else: :ok end), W.spec(c, trap: true)], strategy: st, max_restarts: 3)
    old = Process.whereis(c)
    Process.exit(Process.whereis(a), :kill)
    await_new(c, old)
    emit([st, S.kids(s)])
    Supervisor.stop(s)
    emit(recv())
  end
end
