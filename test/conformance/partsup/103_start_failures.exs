# partsup/103_start_failures
# Setup: main traps exits. Workers that trap and emit start and terminate.
# Steps: start with 3 partitions of which number 1 stops nope in init (result, settled mailbox, whereis); wrong options by class: no name, no child_spec, 0 partitions, with_arguments no function; strategy bad (result, settled mailbox); start one named ps, again under that name, and an agent named as a partition of it.
# Observe: those before the failed one are ended and the start fails with failed_to_start_child and the partition's number; wrong options raise; names that are taken answer already_started.

import T

scenario do
  Process.flag(:trap_exit, true)
  spec = %{id: :w, start: {W, :start_link_anon, [[id: :w, trap: true, init: fn n -> if(n == 2, do: {:stop, :nope}, else: :ok) end]]}}
  emit(PartitionSupervisor.start_link(child_spec: spec, name: :ps, partitions: 3))
  settle()
  emit([flush(), Process.whereis(:ps)])
  agent = {Agent, fn -> 0 end}
  for opts <- [[child_spec: agent], [name: :ps], [child_spec: agent, name: :ps, partitions: 0], [child_spec: agent, name: :ps, with_arguments: 1]] do
    emit(catching_class(fn -> PartitionSupervisor.start_link(opts) end))
  end
  emit(PartitionSupervisor.start_link(child_spec: agent, name: :ps, strategy: :bad))
  settle()
  emit(flush())
  {:ok, ps} = PartitionSupervisor.start_link(child_spec: agent, name: :ps, partitions: 2)
  name(ps, "ps")
  emit(PartitionSupervisor.start_link(child_spec: agent, name: :ps))
  name(GenServer.whereis({:via, PartitionSupervisor, {:ps, 1}}), "one")
  emit(Agent.start(fn -> 0 end, name: {:via, PartitionSupervisor, {:ps, 1}}))
end
