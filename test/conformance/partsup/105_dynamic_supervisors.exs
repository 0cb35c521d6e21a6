# partsup/105_dynamic_supervisors
# Setup: supervisor sup with a PartitionSupervisor named ps of 2 DynamicSupervisors; workers w0..w3, registered.
# Steps: start w_i under partition i by its via-name (ok?); count_children of each partition and of ps; kill partition 0, wait for its successor; count again, who is alive?
# Observe: children go to the DynamicSupervisor that their key falls to; its end takes only those with it.

import T

scenario do
  s = S.sup("sup", [{PartitionSupervisor, child_spec: DynamicSupervisor, name: :ps, partitions: 2}], strategy: :one_for_one)
  emit(for {id, _, type, _} <- Supervisor.which_children(s), do: [id, type])
  via = fn k -> {:via, PartitionSupervisor, {:ps, k}} end
  for i <- 0..3 do
    {:ok, _} = DynamicSupervisor.start_child(via.(i), W.spec(:"w#{i}", quiet: true))
  end
  active = fn -> for k <- 0..1, do: DynamicSupervisor.count_children(via.(k)).active end
  emit([active.(), PartitionSupervisor.count_children(:ps)])
  old = GenServer.whereis(via.(0))
  Process.exit(old, :kill)
  await(fn -> p = GenServer.whereis(via.(0)); p != old and Process.whereis(:w0) == nil and Process.whereis(:w2) == nil end)
  emit([active.(), for(i <- 0..3, do: Process.whereis(:"w#{i}") != nil)])
end
