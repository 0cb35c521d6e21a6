# registry/107_links
# Setup: unique registry U, in a process r that is its parent; p registers k1 and k2, q, which traps exits, registers k3.
# Steps: links of p with one registration, with two, with one, with none (as counts); p registers again, the registry is killed: p's reason; are q and r, which trap, alive?
# Observe: registering links once, the last unregister unlinks; the registry's death kills those that do not trap.

import T

scenario do
  me = self()
  r = spawn_as("r", fn -> {:ok, pid} = Registry.start_link(keys: :unique, name: U); Process.flag(:trap_exit, true); send(me, {:sup, pid}); park() end)
  {:sup, sup} = recv()
  work = fn work -> receive do {f, from} -> send(from, f.()); work.(work) end end
  p = spawn_as("p", fn -> work.(work) end)
  q = spawn_as("q", fn -> Process.flag(:trap_exit, true); work.(work) end)
  do_ = fn pid, f -> send(pid, {f, me}); recv() end
  links = fn -> length(elem(Process.info(p, :links), 1)) end
  do_.(p, fn -> Registry.register(U, :k1, 1) end)
  one = links.()
  do_.(p, fn -> Registry.register(U, :k2, 1) end)
  two = links.()
  do_.(p, fn -> Registry.unregister(U, :k1) end)
  left = links.()
  do_.(p, fn -> Registry.unregister(U, :k2) end)
  emit([one, two, left, links.()])
  do_.(p, fn -> Registry.register(U, :k1, 1) end)
  do_.(q, fn -> Registry.register(U, :k3, 1) end)
  ref = Process.monitor(p)
  Process.exit(sup, :kill)
  receive do {:DOWN, ^ref, _, _, reason} -> emit(["p", reason]) end
  settle()
  emit(["q", Process.alive?(q), Process.alive?(r)])
end
