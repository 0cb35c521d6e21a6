# dynsup/102_start_child_during_shutdown
# Setup: ds with trapping a, whose terminate takes 80 ms.
# Steps: q stops ds; once a is terminating c calls start_child(ds, b) (emit its exit's reason).
# Observe: nothing is started any more: a is terminated, q gets ok, c exits with normal.

import T

scenario do
  me = self()
  {:ok, ds} = DynamicSupervisor.start_link(strategy: :one_for_one)
  {:ok, a} = DynamicSupervisor.start_child(ds, W.spec(:a, trap: true, stop_ms: 80, on_terminate: fn -> emit(["a", :done]) end))
  Process.monitor(a)
  spawn_as("q", fn -> send(me, {:q, DynamicSupervisor.stop(ds)}) end)
  Process.sleep(30)
  spawn_as("c", fn ->
    [kind, {reason, _}] = catching(fn -> DynamicSupervisor.start_child(ds, W.spec(:b)) end)
    send(me, {:c, kind, reason})
  end)
  receive do {:DOWN, _, _, _, r} -> emit(["a", r]) end
  receive do {:q, r} -> emit(["q", r]) end
  receive do {:c, k, r} -> emit(["c", k, r]) end
end
