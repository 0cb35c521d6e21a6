# dynsup/101_max_children_while_restarting
# Setup: ds with max_children 1, max_restarts 1000000; quiet permanent a failing in init while broken is set.
# Steps: set broken, kill a; once a is restarting: start_child(b), counts; clear broken; once a is back, stop it via terminate_child; start_child(b).
# Observe: a restarting child keeps its place: ["error","max_children"], specs 1 and active 0; then ok and b.

import T

scenario do
  :persistent_term.put(:broken, false)
  {:ok, ds} = DynamicSupervisor.start_link(strategy: :one_for_one, max_children: 1, max_restarts: 1_000_000)
  {:ok, _} = DynamicSupervisor.start_child(ds, W.spec(:a, quiet: true, init: fn -> if(:persistent_term.get(:broken), do: {:stop, :nope}, else: :ok) end))
  child = fn -> [{_, p, _, _}] = DynamicSupervisor.which_children(ds); p end
  :persistent_term.put(:broken, true)
  Process.exit(Process.whereis(:a), :kill)
  await(fn -> child.() == :restarting end)
  emit(DynamicSupervisor.start_child(ds, W.spec(:b)))
  %{specs: specs, workers: workers} = DynamicSupervisor.count_children(ds)
  emit(["counts", specs, workers])
  :persistent_term.put(:broken, false)
  await(fn -> is_pid(child.()) end)
  emit(["terminate", DynamicSupervisor.terminate_child(ds, child.())])
  emit(DynamicSupervisor.start_child(ds, W.spec(:b)))
end
