# timers/115_interval_to_a_name
# Setup: p is registered as svc.
# Steps: interval of 40 to svc; at once p gives the name to q, which reports two ticks to main; then p is killed and main takes the name from q; flush, settle 150, mailbox; cancel.
# Observe: messages go to whoever has the name then, until the process that had it at the start ends.

import T

scenario do
  me = self()
  p = spawn_as("p", fn -> park() end)
  Process.register(p, :svc)
  {:ok, t} = :timer.send_interval(40, :svc, :tick)
  q = spawn_as("q", fn -> send(me, {:q, [recv(), recv()]}); park() end)
  Process.unregister(:svc)
  Process.register(q, :svc)
  {:q, ticks} = recv()
  emit(["q", ticks])
  Process.exit(p, :kill)
  Process.unregister(:svc)
  Process.register(me, :svc)
  settle(5)
  flush()
  settle(150)
  emit(["mailbox", flush()])
  emit(:timer.cancel(t))
end
