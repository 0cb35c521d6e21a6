# reports/104_children_of_dynamic_supervisors
# Setup: log handler; main traps exits; dynamic supervisor (max_restarts 2) with quiet workers.
# Steps: a child that is started and killed (permanent), ends normal (permanent), a temporary one that crashes, a start that fails (init stop why, init error), a child that overruns its shutdown; then the limit is exceeded. Each followed by an emit.
# Observe: as a supervisor's; a failed start_child is start_error.

import T

scenario do
  LogH.install()
  Process.flag(:trap_exit, true)
  {:ok, ds} = DynamicSupervisor.start_link(strategy: :one_for_one, max_restarts: 2)
  name(ds, "ds")
  {:ok, a} = DynamicSupervisor.start_child(ds, W.spec(:a, quiet: true))
  Process.exit(a, :kill)
  settle()
  emit(["killed"])
  GenServer.cast(:a, {:stop, :normal})
  settle()
  emit(["normal"])
  {:ok, _} = DynamicSupervisor.start_child(ds, W.spec(:t, quiet: true, restart: :temporary))
  GenServer.cast(:t, {:stop, :boom})
  settle()
  emit(["temporary"])
  for f <- [fn -> {:stop, :why} end, fn -> raise "e" end] do
    r = elem(DynamicSupervisor.start_child(ds, W.spec(:b, quiet: true, init: f)), 0)
    settle()
    emit([r])
  end
  {:ok, o} = DynamicSupervisor.start_child(ds, W.spec(:o, quiet: true, trap: true, shutdown: 30, stop_ms: 5000))
  emit(["overrun", DynamicSupervisor.terminate_child(ds, o)])
  send(ds, :unexpected)
  settle()
  emit(["unexpected"])
  Process.exit(Process.whereis(:a), :kill)
  emit(recv())
end
