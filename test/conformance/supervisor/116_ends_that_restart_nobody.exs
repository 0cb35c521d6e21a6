# supervisor/116_ends_that_restart_nobody
# Setup: main traps exits; for each strategy a supervisor with max_restarts 0 of permanent a, transient b, temporary c, permanent d.
# Steps: b stops normal, c is killed; settle; emit children and counts; restart_child b; b stops {shutdown, x}; settle, children; stop.
# Observe: siblings untouched, nothing counted: b stays as undefined, c vanishes.

import T

scenario do
  Process.flag(:trap_exit, true)
  for st <- [:one_for_one, :one_for_all, :rest_for_one] do
    s = S.sup("sup", [W.spec(:a), W.spec(:b, restart: :transient), W.spec(:c, restart: :temporary), W.spec(:d)], strategy: st, max_restarts: 0)
    GenServer.cast(:b, {:stop, :normal})
    Process.exit(Process.whereis(:c), :kill)
    settle()
    emit([st, S.kids(s), Supervisor.count_children(s)])
    {:ok, _} = Supervisor.restart_child(s, :b)
    GenServer.cast(:b, {:stop, {:shutdown, :x}})
    settle()
    emit([S.kids(s), flush()])
    Supervisor.stop(s)
    emit(recv())
  end
end
