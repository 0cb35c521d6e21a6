# genserver/129_system_messages
# Setup: (1) server whose init returns timeout 100, which emits its infos; (2) trapping server that is blocked in a cast until go, and emits casts and terminate.
# Steps: (1) get_state after 60 ms and again after 60 ms, settle 60, emit "quiet", settle 80. (2) behind the block: cast 1, stop with kill as reason (in another process, which reports), cast 2; go. (3) sys.terminate
#   with a reason of a third.
# Observe: (1) each system message starts the timeout anew; (2) a stop waits its turn, kill is just a word; (3) terminate runs.

import T

scenario do
  {:ok, s} = G.start(init: fn -> {:ok, :state, 100} end, info: fn m, s -> emit(["info", m]); {:noreply, s} end)
  settle(60)
  emit(:sys.get_state(s))
  settle(60)
  emit(:sys.get_state(s))
  settle(60)
  emit(["quiet"])
  settle(100)
  me = self()
  {:ok, s} = G.start(as: "s", trap: true,
    cast: fn :block, s -> (receive do :go -> {:noreply, s} end); m, s -> emit(["cast", m]); {:noreply, s} end,
    terminate: fn r, _ -> emit(["terminate", r]) end)
  ref = Process.monitor(s)
  GenServer.cast(s, :block)
  GenServer.cast(s, 1)
  spawn(fn -> send(me, {:stop, catching(fn -> GenServer.stop(s, :kill) end)}) end)
  settle()
  GenServer.cast(s, 2)
  send(s, :go)
  receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end
  emit(recv())
  {:ok, s} = G.start(terminate: fn r, _ -> emit(["terminate", r]) end)
  ref = Process.monitor(s)
  ok = :sys.terminate(s, :because)
  receive do {:DOWN, ^ref, _, _, r} -> emit([ok, "down", r]) end
end
