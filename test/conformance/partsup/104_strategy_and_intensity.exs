# partsup/104_strategy_and_intensity
# Setup: main traps exits; ps: 3 partitions of workers that trap, one_for_all, max_restarts 1.
# Steps: kill partition 1, wait until it has another process, emit the labels of partitions 0..2; kill partition 2; receive; a call through the via-name (catch).
# Observe: all partitions are ended in reverse and started again; at the second end the supervisor gives up with shutdown, and its name with it.

import T

scenario do
  Process.flag(:trap_exit, true)
  {:ok, ps} = PartitionSupervisor.start_link(child_spec: %{id: :w, start: {W, :start_link_anon, [[id: :w, trap: true]]}}, name: :ps, partitions: 3, strategy: :one_for_all, max_restarts: 1)
  name(ps, "ps")
  via = fn k -> {:via, PartitionSupervisor, {:ps, k}} end
  old = GenServer.whereis(via.(2))
  Process.exit(GenServer.whereis(via.(1)), :kill)
  await(fn -> GenServer.whereis(via.(2)) != old end)
  emit(["labels", for(k <- 0..2, do: GenServer.call(via.(k), :label))])
  Process.exit(GenServer.whereis(via.(2)), :kill)
  emit(recv())
  emit(catching(fn -> GenServer.call(via.(0), :label) end))
end
