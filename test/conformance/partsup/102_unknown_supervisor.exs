# partsup/102_unknown_supervisor
# Setup: no PartitionSupervisor named nope; a registered process (main) named other that is none.
# Steps: through a via-name into nope (catch each): call, cast, whereis, stop, start a server under the name, PartitionSupervisor.send; then partitions, which_children, count_children, stop of nope; partitions of other.
# Observe: the look-up itself exits with noproc of PartitionSupervisor.partitions, so call, whereis and stop exit with that; a cast is ok; calls of the supervisor exit as calls do.

import T

scenario do
  Process.register(self(), :other)
  nope = {:via, PartitionSupervisor, {:nope, 1}}
  emit(["call", catching(fn -> GenServer.call(nope, :x) end)])
  emit(["cast", catching(fn -> GenServer.cast(nope, :x) end)])
  emit(["whereis", catching(fn -> GenServer.whereis(nope) end)])
  emit(["stop", catching(fn -> GenServer.stop(nope) end)])
  emit(["start", catching(fn -> Agent.start(fn -> 0 end, name: nope) end)])
  emit(["send", catching(fn -> PartitionSupervisor.send({:nope, 1}, :x) end)])
  emit(catching(fn -> PartitionSupervisor.partitions(:nope) end))
  emit(catching(fn -> PartitionSupervisor.which_children(:nope) end))
  emit(catching(fn -> PartitionSupervisor.count_children(:nope) end))
  emit(catching(fn -> PartitionSupervisor.stop(:nope) end))
  emit(catching(fn -> PartitionSupervisor.partitions(:other) end))
end
