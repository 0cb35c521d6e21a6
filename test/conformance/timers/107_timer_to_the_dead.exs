# timers/107_timer_to_the_dead
# Setup: d is dead; p ends while a timer to it runs; c makes a timer to main and ends.
# Steps: start_timer and send_after to d, read and cancel both; on p's DOWN read and cancel its timer; on c's DOWN cancel the one it made (true: an integer); settle; mailbox.
# Observe: no timer is left for the dead: false each time; that of a dead creator goes on until cancelled.

import T

scenario do
  me = self()
  d = dead_pid("d")
  a = :erlang.start_timer(5000, d, :x)
  b = Process.send_after(d, :x, 5000)
  emit([Process.read_timer(a), Process.read_timer(b), Process.cancel_timer(a), Process.cancel_timer(b)])
  p = spawn_as("p", fn -> recv() end)
  t = :erlang.start_timer(5000, p, :x)
  ref = Process.monitor(p)
  send(p, :end)
  receive do {:DOWN, ^ref, _, _, r} -> emit(r) end
  emit([Process.read_timer(t), Process.cancel_timer(t)])
  c = spawn_as("c", fn -> send(me, {:t, Process.send_after(me, :late, 40)}) end)
  {:t, t} = recv()
  await_dead(c)
  emit([is_integer(Process.cancel_timer(t))])
  settle(80)
  emit(["mailbox", flush()])
end
