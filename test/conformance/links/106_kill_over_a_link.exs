# links/106_kill_over_a_link
# Setup: c calls exit(kill) itself; n (not trapping) and t (trapping) are linked to it.
# Steps: t reports; main awaits the DOWN of n and of c.
# Observe: as a link's reason kill is nothing special: ["c","kill"], ["n","kill"], ["t",["EXIT","c","kill"]].

import T

scenario do
  me = self()
  c = spawn_as("c", fn -> receive do :go -> exit(:kill) end end)
  n = spawn_as("n", fn -> Process.link(c); send(me, :ready); park() end)
  spawn_as("t", fn ->
    Process.flag(:trap_exit, true)
    Process.link(c)
    send(me, :ready)
    send(me, {:t, recv()})
  end)
  :ready = recv()
  :ready = recv()
  rc = Process.monitor(c)
  rn = Process.monitor(n)
  send(c, :go)
  receive do {:DOWN, ^rc, _, _, r} -> emit(["c", r]) end
  receive do {:DOWN, ^rn, _, _, r} -> emit(["n", r]) end
  receive do {:t, m} -> emit(["t", m]) end
end
