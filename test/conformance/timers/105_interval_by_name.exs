# timers/105_interval_by_name
# Setup: p, registered as svc, counts what it gets; nobody is registered as missing.
# Steps: main asks the timer service for an interval of 30 ms to svc, and to missing; the name missing is then given to main; p reports its first two ticks. Both intervals are cancelled twice, then something that is no timer.
# Observe: the name is looked up once, at the start: ["p",["tick","tick"]], ["mailbox",[]]; cancel answers ok, cancel, also for what is over.

import T

scenario do
  me = self()
  p = spawn_as("p", fn -> send(me, {:p, [recv(), recv()]}); park() end)
  Process.register(p, :svc)
  {:ok, t} = :timer.send_interval(30, :svc, :tick)
  {:ok, u} = :timer.send_interval(30, :missing, :tick)
  settle(10)
  Process.register(me, :missing)
  receive do {:p, l} -> emit(["p", l]) end
  settle()
  emit(["mailbox", flush()])
  emit(for r <- [t, t, u, make_ref()], do: :timer.cancel(r))
end
