# reports/105_progress
# Setup: log handler from level debug on; main traps exits.
# Steps: supervisor with quiet worker a, then an ignored one; start_child b; kill a, wait; restart; a dynamic supervisor with a child; stop both. Each followed by an emit.
# Observe: a progress report for each child that was started.

import T

scenario do
  LogH.install(:debug)
  Process.flag(:trap_exit, true)
  s = S.sup("sup", [W.spec(:a, quiet: true), W.spec(:i, quiet: true, init: fn -> :ignore end)], strategy: :one_for_one)
  emit(["started"])
  {:ok, _} = Supervisor.start_child(s, W.spec(:b, quiet: true))
  emit(["start_child"])
  Process.exit(Process.whereis(:a), :kill)
  settle()
  emit(["killed"])
  :ok = Supervisor.terminate_child(s, :b)
  {:ok, _} = Supervisor.restart_child(s, :b)
  emit(["restart_child"])
  Supervisor.stop(s)
  emit(["stopped"])
  {:ok, ds} = DynamicSupervisor.start_link(strategy: :one_for_one)
  {:ok, c} = DynamicSupervisor.start_child(ds, W.spec(:c, quiet: true))
  emit(["dynamic"])
  Process.exit(c, :kill)
  settle()
  emit(["killed"])
  DynamicSupervisor.stop(ds)
  emit(["stopped"])
end
