# dynsup/108_ignore_on_restart_and_empty_restart
# Setup: main traps exits; supervisor of the dynamic supervisor ds (named); in it worker a whose second instance is ignored, and b.
# Steps: kill a; settle; counts of ds; kill ds; wait for the new one; its counts; who has the names.
# Observe: an ignored restart drops the child; a restarted dynamic supervisor is empty.

import T

scenario do
  Process.flag(:trap_exit, true)
  {:ok, _} = Supervisor.start_link([{DynamicSupervisor, strategy: :one_for_one, name: :ds}], strategy: :one_for_one)
  {:ok, a} = DynamicSupervisor.start_child(:ds, W.spec(:a, quiet: true, init: fn n -> if n == 1, do: :ok, else: :ignore end))
  {:ok, _} = DynamicSupervisor.start_child(:ds, W.spec(:b, trap: true))
  Process.exit(a, :kill)
  settle()
  emit([DynamicSupervisor.count_children(:ds), Process.whereis(:a)])
  ds = Process.whereis(:ds)
  Process.exit(ds, :kill)
  await(fn -> Process.whereis(:ds) not in [nil, ds] end)
  settle()
  emit([DynamicSupervisor.count_children(:ds), DynamicSupervisor.which_children(:ds), Process.whereis(:b), flush()])
end
