# genserver/101_exit_signals_while_blocked
# Setup: p start_links s, which traps exits; a cast blocks s in a receive of its own until go.
# Steps: meanwhile main (not the parent) sends exit(s, boom), p exits gone, c calls s; then main sends go.
# Observe: the callback ends first; boom is a message, the parent's exit stops s, the call behind it fails with gone.

import T

scenario do
  me = self()
  p = spawn_as("p", fn ->
    {:ok, s} = G.start_link(as: "s", trap: true,
      cast: fn :b, s -> (receive do :go -> :ok end); emit(["done", :b]); {:noreply, s} end,
      info: fn m, s -> emit(["info", m]); {:noreply, s} end,
      terminate: fn r, _ -> emit(["terminate", r]) end)
    send(me, {:s, s})
    receive do :die -> exit(:gone) end
  end)
  {:s, s} = recv()
  GenServer.cast(s, :b)
  await_queue(s, 0)
  Process.exit(s, :boom)
  send(p, :die)
  await_dead(p)
  await_queue(s, 2)
  spawn_as("c", fn -> send(me, {:c, catching(fn -> GenServer.call(s, :x) end)}) end)
  await_queue(s, 3)
  send(s, :go)
  {:c, r} = recv()
  emit(["c", r])
end
