# dynsup/103_terminate_child_is_final
# Setup: ds (max_restarts 0) with permanent trapping a (terminate exits oops), b (terminate takes 40 ms), c (shutdown 60 ms, terminate takes 5 s), d.
# Steps: main monitors and terminates a, b, c in turn (emit results and reasons), settles, emits children.
# Observe: ok however they end, and none is a crash: oops, shutdown, killed; only d is left.

import T

scenario do
  {:ok, ds} = DynamicSupervisor.start_link(strategy: :one_for_one, max_restarts: 0)
  for spec <- [
        W.spec(:a, trap: true, on_terminate: fn -> exit(:oops) end),
        W.spec(:b, trap: true, stop_ms: 40),
        W.spec(:c, trap: true, shutdown: 60, stop_ms: 5000),
        W.spec(:d)
      ],
      do: DynamicSupervisor.start_child(ds, spec)
  for id <- [:a, :b, :c] do
    pid = Process.whereis(id)
    ref = Process.monitor(pid)
    emit(["terminate_child", DynamicSupervisor.terminate_child(ds, pid)])
    receive do {:DOWN, ^ref, _, _, r} -> emit([id, r]) end
  end
  settle()
  emit(sorted(for {_, p, _, _} <- DynamicSupervisor.which_children(ds), do: p))
end
