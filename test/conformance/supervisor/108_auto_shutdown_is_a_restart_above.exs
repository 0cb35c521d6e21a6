# supervisor/108_auto_shutdown_is_a_restart_above
# Setup: main traps exits; outer (rest_for_one, max_restarts 1): inner (permanent), z > inner (any_significant): a (transient, significant), b. All workers trap.
# Steps: a stops normal; wait for the new z; the new a stops with shutdown; receive.
# Observe: for outer an automatic shutdown is an end like any other: inner is started again, z too; the second time is one too many.

import T

scenario do
  Process.flag(:trap_exit, true)
  inner = %{id: :inner, type: :supervisor,
    start: {S, :start_link, [%{strategy: :one_for_one, auto_shutdown: :any_significant},
      [W.spec(:a, trap: true, restart: :transient, significant: true), W.spec(:b, trap: true)]]}}
  S.sup("outer", [inner, W.spec(:z, trap: true)], strategy: :rest_for_one, max_restarts: 1)
  z = Process.whereis(:z)
  GenServer.cast(:a, {:stop, :normal})
  await_new(:z, z)
  Process.sleep(20)
  GenServer.cast(:a, {:stop, :shutdown})
  emit(recv())
end
