# timers/113_kill_after
# Setup: p, q trap exits and are parked; main monitors them; r asks for its own kill.
# Steps: kill_after 20 p; kill_after 30 q, cancelled; r: kill_after 20, parks; DOWN of p and r; settle; q alive?
# Observe: reason killed; without a process it is the caller.

import T

scenario do
  trapping = fn n -> spawn_as(n, fn -> Process.flag(:trap_exit, true); park() end) end
  [p, q] = for n <- ["p", "q"], do: trapping.(n)
  Process.monitor(p)
  {:ok, _} = :timer.kill_after(20, p)
  {:ok, t} = :timer.kill_after(30, q)
  emit(:timer.cancel(t))
  {:DOWN, _, _, ^p, r} = recv()
  emit(["p", r])
  emit(["r", await_dead(spawn_as("r", fn -> :timer.kill_after(20); park() end))])
  settle()
  emit(["q", Process.alive?(q)])
  Process.register(q, :q)
  {:ok, _} = :timer.kill_after(10, :q)
  emit(["q", await_dead(q)])
end
