# supervisor/103_escalation_absorbed_half_way
# Setup: top (one_for_all, max_restarts 1): o, mid > mid (rest_for_one, max_restarts 1): x, low, y > low (one_for_one, max_restarts 0): a, b. All workers trap.
# Steps: kill a, wait for the new y; kill b, wait for the new y.
# Observe: low's first end costs only y; its second ends mid, and with it o: children of top are o#2 and a new mid, those of mid x#2, low, y#3.

import T

scenario do
  w = fn id -> W.spec(id, trap: true) end
  nested = fn id, children, opts -> %{id: id, type: :supervisor, start: {Supervisor, :start_link, [children, opts]}} end
  low = nested.(:low, [w.(:a), w.(:b)], strategy: :one_for_one, max_restarts: 0)
  mid = nested.(:mid, [w.(:x), low, w.(:y)], strategy: :rest_for_one, max_restarts: 1, name: :mid)
  top = S.sup("top", [w.(:o), mid], strategy: :one_for_all, max_restarts: 1)
  for id <- [:a, :b] do
    y = Process.whereis(:y)
    Process.exit(Process.whereis(id), :kill)
    await_new(:y, y)
    Process.sleep(20)
  end
  emit(S.kids(top))
  emit(S.kids(:mid))
end
