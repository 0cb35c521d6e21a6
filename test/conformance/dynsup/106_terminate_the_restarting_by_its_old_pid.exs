# dynsup/106_terminate_the_restarting_by_its_old_pid
# Setup: main traps exits; ds, max_restarts 1000000; quiet worker a whose init fails while broken is set; b.
# Steps: set broken, kill a, poll until restarting; terminate_child of a stranger, counts; of a by its old pid; settle; children; terminate a again, b twice.
# Observe: the old pid is what a restarting child is called; that ends the retries.

import T

scenario do
  Process.flag(:trap_exit, true)
  :persistent_term.put(:broken, false)
  {:ok, ds} = DynamicSupervisor.start_link(strategy: :one_for_one, max_restarts: 1_000_000)
  {:ok, a} = DynamicSupervisor.start_child(ds, W.spec(:a, quiet: true, init: fn -> if(:persistent_term.get(:broken), do: {:stop, :nope}, else: :ok) end))
  {:ok, b} = DynamicSupervisor.start_child(ds, W.spec(:b, quiet: true))
  :persistent_term.put(:broken, true)
  Process.exit(a, :kill)
  await(fn -> Enum.any?(DynamicSupervisor.which_children(ds), fn {_, p, _, _} -> p == :restarting end) end)
  emit([DynamicSupervisor.terminate_child(ds, self()), DynamicSupervisor.count_children(ds)])
  emit(DynamicSupervisor.terminate_child(ds, a))
  settle()
  emit([DynamicSupervisor.which_children(ds) |> length, DynamicSupervisor.count_children(ds)])
  emit([DynamicSupervisor.terminate_child(ds, a), DynamicSupervisor.terminate_child(ds, b), DynamicSupervisor.terminate_child(ds, b)])
  emit([DynamicSupervisor.count_children(ds), flush()])
end
