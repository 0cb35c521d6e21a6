# timers/108_name_changes_hands
# Setup: p is registered as svc; timers to svc by send_after (60 ms) and start_timer (90 ms), and one to p.
# Steps: kill p; once it is dead q gets the name and reports what comes; then main takes the name away and sets a last timer to svc.
# Observe: q, who was not there when the timers were set, gets the two to the name; the last is lost.

import T

scenario do
  me = self()
  p = spawn_as("p", fn -> park() end)
  q = spawn_as("q", fn ->
    send(me, {:q, recv()})
    send(me, {:q, recv()})
    send(me, {:q, recv(60)})
    park()
  end)
  Process.register(p, :svc)
  Process.send_after(:svc, :first, 60)
  r = :erlang.start_timer(90, :svc, :second)
  Process.send_after(p, :lost, 60)
  Process.exit(p, :kill)
  emit(await_dead(p))
  Process.register(q, :svc)
  {:q, m} = recv()
  emit(m)
  {:q, {:timeout, ^r, m}} = recv()
  emit(m)
  Process.unregister(:svc)
  Process.send_after(:svc, :third, 5)
  {:q, m} = recv()
  emit(m)
end
