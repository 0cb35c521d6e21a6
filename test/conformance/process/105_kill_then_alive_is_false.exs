# process/105_kill_then_alive_is_false
# Setup: parked processes p (not trapping) and t (trapping).
# Steps: main kills p and at once asks whether it is alive; the same with t; exit(q, boom) with a parked q.
# Observe: a sender's question comes behind its own signal: [false,false,false].

import T

scenario do
  me = self()
  p = spawn_as("p", fn -> park() end)
  t = spawn_as("t", fn -> Process.flag(:trap_exit, true); send(me, :ready); park() end)
  q = spawn_as("q", fn -> park() end)
  :ready = recv()
  Process.exit(p, :kill)
  a = Process.alive?(p)
  Process.exit(t, :kill)
  b = Process.alive?(t)
  Process.exit(q, :boom)
  emit([a, b, Process.alive?(q)])
end
