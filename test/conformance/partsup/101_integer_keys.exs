# partsup/101_integer_keys
# Setup: PartitionSupervisor named ps with 3 partitions of agents that keep their partition's number.
# Steps: for keys 0, 1, 2, 3, 7, -1, -5, 1000000007, 123456789012345678901234567890 get the number through the via-name; the pids of which_children in order of id.
# Observe: an integer falls to rem(abs(key), 3); ids are the partitions' numbers, given last first.

import T

scenario do
  spec = %{id: :a, start: {Agent, :start_link, [Function, :identity]}}
  {:ok, _} = PartitionSupervisor.start_link(child_spec: spec, name: :ps, partitions: 3, with_arguments: fn args, i -> args ++ [[i]] end)
  via = fn k -> {:via, PartitionSupervisor, {:ps, k}} end
  for k <- [0, 1, 2, 3, 7, -1, -5, 1_000_000_007, 123456789012345678901234567890], do: emit(Agent.get(via.(k), &[&1]))
  emit(for {id, pid, type, _} <- PartitionSupervisor.which_children(:ps), do: [id, type, Agent.get(pid, & &1)])
end
