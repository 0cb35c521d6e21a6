# supervisor/102_escalation_through_four_levels
# Setup: main traps exits; top (one_for_one, max_restarts 1) > mid (rest_for_one, 0): x, low, y > low (one_for_all, 0): b, a, c. All workers trap.
# Steps: kill a; wait for the new y; kill the new a; receive.
# Observe: each level ends its own children in reverse order and gives up; top starts mid again once, then gives up too: ["EXIT","top","shutdown"].

import T

scenario do
  Process.flag(:trap_exit, true)
  w = fn id -> W.spec(id, trap: true) end
  nested = fn id, children, opts -> %{id: id, type: :supervisor, start: {Supervisor, :start_link, [children, opts]}} end
  low = nested.(:low, [w.(:b), w.(:a), w.(:c)], strategy: :one_for_all, max_restarts: 0)
  mid = nested.(:mid, [w.(:x), low, w.(:y)], strategy: :rest_for_one, max_restarts: 0)
  S.sup("top", [mid], strategy: :one_for_one, max_restarts: 1)
  y = Process.whereis(:y)
  Process.exit(Process.whereis(:a), :kill)
  await_new(:y, y)
  Process.sleep(20)
  Process.exit(Process.whereis(:a), :kill)
  emit(recv())
end
