# supervisor/115_window_of_the_intensity
# Setup: main traps exits; max_restarts 1, max_seconds 1, quiet worker a.
# Steps: kill a, wait for the new one, settle 2300, kill it, wait for the new one (emit "survived"); kill that at once; receive.
# Observe: restarts that are longer ago than max_seconds (and up to a second more) count no more.

import T

scenario do
  Process.flag(:trap_exit, true)
  S.sup("sup", [W.spec(:a, quiet: true)], strategy: :one_for_one, max_restarts: 1, max_seconds: 1)
  a = Process.whereis(:a)
  Process.exit(a, :kill)
  a2 = await_new(:a, a)
  settle(2300)
  Process.exit(a2, :kill)
  a3 = await_new(:a, a2)
  emit(["survived"])
  Process.exit(a3, :kill)
  emit(recv())
end
