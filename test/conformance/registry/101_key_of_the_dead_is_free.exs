# registry/101_key_of_the_dead_is_free
# Setup: unique registry R; p holds k; q, linked to p, traps exits.
# Steps: q tries k (already registered); p exits boom; on the EXIT q registers k at once; settle; lookup, keys of p and q, count.
# Observe: q gets it, and cleaning up after p does not take it away.

import T

scenario do
  me = self()
  {:ok, _} = Registry.start_link(keys: :unique, name: R)
  p = spawn_as("p", fn -> Registry.register(R, :k, 1); send(me, :ok); receive do :die -> exit(:boom) end end)
  :ok = recv()
  q = spawn_as("q", fn ->
    Process.flag(:trap_exit, true)
    Process.link(p)
    emit(Registry.register(R, :k, 2))
    send(p, :die)
    {:EXIT, ^p, r} = recv()
    emit(["exit", r])
    {r, _} = Registry.register(R, :k, 3)
    send(me, {:q, r})
    park()
  end)
  {:q, r} = recv()
  emit(["q", r])
  settle()
  emit(["lookup", Registry.lookup(R, :k)])
  emit(["keys", Registry.keys(R, p), Registry.keys(R, q)])
  emit(["count", Registry.count(R)])
end
