# timers/116_send_after_of_the_timer_module
# Setup: main; nobody is registered as svc.
# Steps: send_after 0 x, then main sends itself m: both in order; send_after 20 y; send_after 20 svc z, main takes the name, receive; one cancelled; one asked for by a process that ends; one to missing in 10; in 0 (class); settle; mailbox.
# Observe: 0 is now: x comes before m; a name is looked up then; the end of who asked cancels nothing; a missing name raises for 0 only.

import T

scenario do
  me = self()
  {:ok, _} = :timer.send_after(0, :x)
  send(me, :m)
  emit([recv(), recv()])
  {:ok, _} = :timer.send_after(20, me, :y)
  {:ok, _} = :timer.send_after(40, :svc, :z)
  Process.register(me, :svc)
  emit([recv(), recv()])
  {:ok, t} = :timer.send_after(20, :never)
  emit([:timer.cancel(t), :timer.cancel(t)])
  spawn_as("p", fn -> :timer.send_after(30, me, :orphan) end)
  emit([recv()])
  {:ok, _} = :timer.send_after(10, :missing, :x)
  emit(catching_class(fn -> :timer.send_after(0, :missing, :x) end))
  d = dead_pid("d")
  for ms <- [0, 10] do
    {:ok, _} = :timer.send_after(ms, d, :x)
  end
  settle()
  emit(["mailbox", flush()])
end
