# genserver/123_nothing_jumps_the_queue
# Setup: main traps exits; p start_links trapping server s, which is blocked in a cast until plain message go.
# Steps: main casts 1, sends 2, p exits boom (main awaits its DOWN), main casts 3, calls 4 (in another process, which reports what the call came to); then go.
# Observe: 1 and 2 are handled, then the parent's exit ends s with boom; 3 and 4 are not handled.

import T

scenario do
  me = self()
  p = spawn_as("p", fn ->
    {:ok, s} = G.start_link(as: "s", trap: true,
      call: fn m, _, s -> emit(["call", m]); {:reply, m, s} end,
      cast: fn :block, s -> (receive do :go -> {:noreply, s} end); m, s -> emit(["cast", m]); {:noreply, s} end,
      info: fn m, s -> emit(["info", m]); {:noreply, s} end,
      terminate: fn r, _ -> emit(["terminate", r]) end)
    send(me, s)
    receive do :go -> exit(:boom) end
  end)
  s = recv()
  GenServer.cast(s, :block)
  GenServer.cast(s, 1)
  send(s, 2)
  send(p, :go)
  await_dead(p)
  GenServer.cast(s, 3)
  spawn(fn -> send(me, catching(fn -> GenServer.call(s, 4) end)) end)
  settle()
  send(s, :go)
  emit(recv())
end
