# dynsup/105_parallel_shutdown
# Setup: main traps exits; dynamic supervisor of trapping a, b, c whose terminate takes 300 ms each, d that overruns its 40 ms, e brutal_kill, f not trapping.
# Steps: stop; emit the result, whether it took one grace time and not the sum, and who is left.
# Observe: all at the same time.

import T

scenario do
  Process.flag(:trap_exit, true)
  {:ok, ds} = DynamicSupervisor.start_link(strategy: :one_for_one)
  for id <- [:a, :b, :c], do: {:ok, _} = DynamicSupervisor.start_child(ds, W.spec(id, quiet: true, trap: true, stop_ms: 300))
  {:ok, _} = DynamicSupervisor.start_child(ds, W.spec(:d, quiet: true, trap: true, shutdown: 40, stop_ms: 5000))
  {:ok, _} = DynamicSupervisor.start_child(ds, W.spec(:e, quiet: true, trap: true, shutdown: :brutal_kill, stop_ms: 5000))
  {:ok, _} = DynamicSupervisor.start_child(ds, W.spec(:f, quiet: true))
  {ms, r} = timed(fn -> DynamicSupervisor.stop(ds) end)
  emit([r, ms >= 300 and ms < 850, for(id <- [:a, :b, :c, :d, :e, :f], do: Process.whereis(id))])
end
