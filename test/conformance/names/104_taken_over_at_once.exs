# names/104_taken_over_at_once
# Setup: p is registered as svc; q, linked to it, traps exits; main monitors the name.
# Steps: main kills p; on the EXIT q registers itself as svc and tells main, which reads its DOWN, monitors the name anew, sends to it; q returns.
# Observe: the name is free with the signal: ok; the monitors are of p and of q: killed, normal.

import T

scenario do
  me = self()
  p = spawn_as("p", fn -> park() end)
  Process.register(p, :svc)
  q = spawn_as("q", fn ->
    Process.flag(:trap_exit, true)
    Process.link(p)
    send(me, :linked)
    {:EXIT, ^p, _} = recv()
    send(me, {:q, catching_class(fn -> Process.register(self(), :svc) end)})
    emit(["q got", recv()])
  end)
  :linked = recv()
  ref = Process.monitor(:svc)
  Process.exit(p, :kill)
  receive do {:q, r} -> emit(r) end
  receive do {:DOWN, ^ref, _, {n, _}, r} -> emit([n, r]) end
  emit([Process.whereis(:svc) == q])
  ref = Process.monitor(:svc)
  send(:svc, :hello)
  receive do {:DOWN, ^ref, _, {n, _}, r} -> emit([n, r]) end
  emit(["whereis", Process.whereis(:svc)])
end
