# links/110_links_changed_in_terminate
# Setup: server s is linked to a; its terminate unlinks a, links b and spawn_links c; t, which traps exits, is linked in terminate too.
# Steps: s stops with boom; main awaits the ends of s and b and reports t's message; are c and a alive?
# Observe: the links at the very end count: a lives, b and c die of boom, t gets the EXIT.

import T

scenario do
  me = self()
  [a, b] = for n <- ["a", "b"], do: spawn_as(n, fn -> park() end)
  t = spawn_as("t", fn -> Process.flag(:trap_exit, true); send(me, :ready); send(me, {:t, recv()}); park() end)
  :ready = recv()
  {:ok, s} = G.start(as: "s",
    init: fn -> Process.link(a); {:ok, 0} end,
    terminate: fn _, _ ->
      Process.unlink(a)
      Process.link(b)
      Process.link(t)
      send(me, {:c, spawn_link_as("c", fn -> park() end)})
    end)
  refs = for p <- [s, b], do: Process.monitor(p)
  emit(GenServer.stop(s, :boom))
  {:c, c} = recv()
  for ref <- refs, do: (receive do {:DOWN, ^ref, _, _, r} -> emit(r) end)
  emit(["t", (receive do {:t, m} -> m end)])
  emit(["c alive", (settle(); Process.alive?(c))])
  emit(["a alive", Process.alive?(a)])
end
