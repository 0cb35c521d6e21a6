# timers/109_fires_while_blocked
# Setup: s starts timers t1 (30 ms) and t2 (5000 ms) in a cast and then blocks in a receive of its own until go.
# Steps: once t1's message is queued main sends go; s cancels both, emits false or true (an integer); main calls sync.
# Observe: t1 has fired, its message is handled behind the callback; t2 is cancelled.

import T

scenario do
  {:ok, s} = G.start(
    cast: fn :b, s ->
      t1 = Process.send_after(self(), :t1, 30)
      t2 = Process.send_after(self(), :t2, 5000)
      receive do :go -> :ok end
      emit([Process.cancel_timer(t1), is_integer(Process.cancel_timer(t2))])
      {:noreply, s}
    end,
    info: fn m, s -> emit(["info", m]); {:noreply, s} end)
  GenServer.cast(s, :b)
  await_queue(s, 0)
  await_queue(s, 1)
  send(s, :go)
  emit(["sync", GenServer.call(s, :sync)])
end
