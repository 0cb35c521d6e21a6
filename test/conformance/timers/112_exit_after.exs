# timers/112_exit_after
# Setup: main traps exits; p is a parked process, monitored; svc a parked registered process q, monitored.
# Steps: exit_after 20 main why: receive, emit reason and whether it is from main; exit_after 0 the same; exit_after 20 p normal, then 40 p why, 20 svc {shutdown, x}, 20 missing: DOWNs; one cancelled; a process that does not trap exits asks for its own exit and parks: DOWN.
# Observe: 0 is a signal of the caller's own, later ones come from the timer service; normal is ignored; a name is looked up then.

import T

scenario do
  Process.flag(:trap_exit, true)
  me = self()
  {:ok, _} = :timer.exit_after(20, :why)
  {:EXIT, from, r} = recv()
  emit([r, from == me])
  {:ok, _} = :timer.exit_after(0, :now)
  {:EXIT, from, r} = recv()
  emit([r, from == me])
  p = spawn_as("p", fn -> park() end)
  q = spawn_as("q", fn -> park() end)
  for x <- [p, q], do: Process.monitor(x)
  {:ok, t} = :timer.exit_after(10, p, :cancelled)
  emit(:timer.cancel(t))
  {:ok, _} = :timer.exit_after(20, p, :normal)
  {:ok, _} = :timer.exit_after(80, p, :why)
  {:ok, _} = :timer.exit_after(40, :svc, {:shutdown, :x})
  {:ok, _} = :timer.exit_after(20, :missing, :why)
  Process.register(q, :svc)
  for m <- collect(2), do: emit(m)
  s = spawn_as("s", fn -> :timer.exit_after(20, :own); park() end)
  emit(await_dead(s))
  s = spawn_as("s", fn -> :timer.exit_after(0, :own); park() end)
  Process.monitor(s)
  {:DOWN, _, _, _, r} = recv()
  emit([r in [:own, :noproc]])
end
