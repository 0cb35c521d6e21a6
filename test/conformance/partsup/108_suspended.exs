# partsup/108_suspended
# Setup: ps: 2 partitions of agents with state 1.
# Steps: suspend ps; partitions, get of both partitions through via-names; kill partition 0, settle, get of it (catch, first element), of partition 1; resume; wait for its new process; get.
# Observe: look-ups and calls do not go through the supervisor; restarts do, and wait for it.

import T

scenario do
  {:ok, _} = PartitionSupervisor.start_link(child_spec: {Agent, fn -> 1 end}, name: :ps, partitions: 2)
  via = fn k -> {:via, PartitionSupervisor, {:ps, k}} end
  emit(:sys.suspend(:ps))
  emit([PartitionSupervisor.partitions(:ps), Agent.get(via.(0), & &1), Agent.get(via.(1), & &1)])
  Process.exit(GenServer.whereis(via.(0)), :kill)
  settle()
  [:exit, {r, _}] = catching(fn -> Agent.get(via.(0), & &1) end)
  emit([r, Agent.get(via.(1), & &1)])
  emit(:sys.resume(:ps))
  await(fn -> Process.alive?(GenServer.whereis(via.(0))) end)
  emit(["get", Agent.get(via.(0), & &1)])
end
