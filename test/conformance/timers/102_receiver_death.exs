# timers/102_receiver_death
# Setup: p, registered as svc, has a timer to its pid and one to its name, both 5000 ms away.
# Steps: p is killed; on its DOWN main cancels both.
# Observe: the pid's timer ended with it, the name's goes on: [false,true] (true: an integer).

import T

scenario do
  p = spawn_as("p", fn -> park() end)
  Process.register(p, :svc)
  a = Process.send_after(p, :x, 5000)
  b = Process.send_after(:svc, :x, 5000)
  ref = Process.monitor(p)
  Process.exit(p, :kill)
  receive do {:DOWN, ^ref, _, _, _} -> :ok end
  emit([Process.cancel_timer(a), is_integer(Process.cancel_timer(b))])
end
