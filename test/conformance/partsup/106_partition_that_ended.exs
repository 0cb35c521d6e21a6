# partsup/106_partition_that_ended
# Setup: ps: 2 partitions of transient agents.
# Steps: stop the agent of partition 1 (emit); through its via-name: get (catch, without the function), cast; get of partition 0; which_children; ignored partitions: start ig, counts, whereis (class).
# Observe: a partition that ended for good is called in vain; others go on. A partition that never ran cannot be looked up.

import T

scenario do
  spec = Supervisor.child_spec({Agent, fn -> 0 end}, restart: :transient)
  {:ok, _} = PartitionSupervisor.start_link(child_spec: spec, name: :ps, partitions: 2)
  via = fn k -> {:via, PartitionSupervisor, {:ps, k}} end
  emit(["stop", Agent.stop(via.(1))])
  [:exit, {r, {GenServer, :call, [{:via, m, n}, _, _]}}] = catching(fn -> Agent.get(via.(1), & &1) end)
  emit(["get", r, m, n])
  emit(["cast", Agent.cast(via.(1), & &1)])
  emit(["get", Agent.get(via.(0), & &1)])
  emit(for {id, pid, _, _} <- PartitionSupervisor.which_children(:ps), do: [id, pid])
  {:ok, _} = PartitionSupervisor.start_link(child_spec: %{id: :i, start: {Function, :identity, [:ignore]}}, name: :ig, partitions: 2)
  emit(PartitionSupervisor.count_children(:ig))
  emit(catching_class(fn -> GenServer.whereis({:via, PartitionSupervisor, {:ig, 0}}) end))
end
