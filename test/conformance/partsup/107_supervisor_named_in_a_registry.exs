# partsup/107_supervisor_named_in_a_registry
# Setup: unique Registry r; PartitionSupervisor named {via, Registry, {r, "ps"}} with 2 partitions of agents.
# Steps: partitions by that name; get through a via-name into it; ids of which_children; child_spec id; partitions of a name that nobody has (catch: class and first elements).
# Observe: the name of the supervisor may be a via-name itself.

import T

scenario do
  {:ok, _} = Registry.start_link(keys: :unique, name: R)
  ps = {:via, Registry, {R, "ps"}}
  {:ok, _} = PartitionSupervisor.start_link(child_spec: {Agent, fn -> 7 end}, name: ps, partitions: 2)
  emit(["partitions", PartitionSupervisor.partitions(ps)])
  emit(["get", Agent.get({:via, PartitionSupervisor, {ps, -1}}, & &1)])
  emit(for {id, _, _, _} <- PartitionSupervisor.which_children(ps), do: id)
  emit([PartitionSupervisor.child_spec(name: ps, child_spec: Agent).id])
  [:exit, {r, {m, f, [_]}}] = catching(fn -> PartitionSupervisor.partitions({:via, Registry, {R, "no"}}) end)
  emit([r, m, f])
end
