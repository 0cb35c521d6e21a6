# supervisor/124_group_restart_wakes_the_undefined
# Setup: supervisor, one_for_all, then rest_for_one, of trapping workers a, transient b, c, ignored d (its second instance runs), temporary t, e.
# Steps: b stops normal; terminate_child c; kill a; settle; children; stop.
# Observe: a group restart starts also what was undefined; temporary siblings are ended and dropped.

import T

scenario do
  for {st, i} <- [one_for_all: 1, rest_for_one: 2] do
    [a, b, c, d, t, e] = for n <- ["a", "b", "c", "d", "t", "e"], do: :"#{n}#{i}"
    s = S.sup("sup", [W.spec(a, trap: true), W.spec(b, trap: true, restart: :transient), W.spec(c, trap: true),
      W.spec(d, trap: true, init: fn n -> if n == 1, do: :ignore, else: :ok end), W.spec(t, trap: true, restart: :temporary), W.spec(e, trap: true)], strategy: st)
    GenServer.cast(b, {:stop, :normal})
    settle()
    :ok = Supervisor.terminate_child(s, c)
    emit([st, S.kids(s)])
    Process.exit(Process.whereis(a), :kill)
    settle()
    emit([S.kids(s)])
    Supervisor.stop(s)
  end
end
