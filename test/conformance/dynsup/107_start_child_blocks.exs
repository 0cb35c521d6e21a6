# dynsup/107_start_child_blocks
# Setup: ds; worker a whose init takes 100 ms.
# Steps: p starts a; 20 ms later main asks for count_children; what p got.
# Observe: start_child is served by the supervisor, one at a time.

import T

scenario do
  {:ok, ds} = DynamicSupervisor.start_link(strategy: :one_for_one)
  me = self()
  spawn(fn -> send(me, {:started, elem(DynamicSupervisor.start_child(ds, W.spec(:a, quiet: true, init: fn -> settle(100); emit(["a is up"]); :ok end)), 0)}) end)
  settle(20)
  emit(DynamicSupervisor.count_children(ds))
  emit(recv())
end
