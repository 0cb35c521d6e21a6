# reports/103_children_of_supervisors
# Setup: log handler; main traps exits; supervisor (max_restarts 100) with quiet workers p permanent, t transient, x temporary.
# Steps: p stops normal, is killed; t stops normal, shutdown, then boom; x stops normal (a new one) and boom; a restart of p that fails once; terminate_child; the supervisor is stopped: each followed by an emit.
# Observe: child_terminated for each end that restarts and each abnormal one; start_error for a failed restart.

import T

scenario do
  LogH.install()
  Process.flag(:trap_exit, true)
  :persistent_term.put(:broken, false)
  init = fn -> if :persistent_term.get(:broken) do :persistent_term.put(:broken, false); {:stop, :shutdown} else :ok end end
  s = S.sup("sup", [W.spec(:p, quiet: true, init: init), W.spec(:t, quiet: true, restart: :transient), W.spec(:x, quiet: true, restart: :temporary)], strategy: :one_for_one, max_restarts: 100)
  stop = fn id, r -> GenServer.cast(id, {:stop, r}); settle(); emit([id, r]) end
  stop.(:p, :normal)
  Process.exit(Process.whereis(:p), :kill)
  settle()
  emit(["killed"])
  stop.(:p, {:shutdown, :z})
  stop.(:t, :normal)
  {:ok, _} = Supervisor.restart_child(s, :t)
  stop.(:t, :shutdown)
  {:ok, _} = Supervisor.restart_child(s, :t)
  stop.(:t, :boom)
  stop.(:x, :normal)
  {:ok, _} = Supervisor.start_child(s, W.spec(:x, quiet: true, restart: :temporary))
  stop.(:x, :boom)
  :persistent_term.put(:broken, true)
  Process.exit(Process.whereis(:p), :kill)
  settle()
  emit(["failed restart"])
  emit(["terminate", Supervisor.terminate_child(s, :p)])
  r = elem(Supervisor.start_child(s, W.spec(:bad, quiet: true, init: fn -> {:stop, :why} end)), 0)
  settle()
  emit([r])
  emit(["stop", Supervisor.stop(s)])
end
