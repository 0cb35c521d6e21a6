# links/102_chain_stops_at_trapping
# Setup: a - t - c are linked in a line; t traps exits.
# Steps: c exits boom; t reports what it got; main settles.
# Observe: t gets a message and a lives on: ["t got",["EXIT","c","boom"]], ["alive",[true,true]].

import T

scenario do
  me = self()
  c = spawn_as("c", fn -> receive do :go -> exit(:boom) end end)
  t = spawn_as("t", fn ->
    Process.flag(:trap_exit, true)
    Process.link(c)
    send(me, :linked)
    send(me, {:t, recv()})
    park()
  end)
  :linked = recv()
  a = spawn_as("a", fn -> Process.link(t); send(me, :linked); park() end)
  :linked = recv()
  send(c, :go)
  {:t, m} = recv()
  emit(["t got", m])
  settle()
  emit(["alive", [Process.alive?(a), Process.alive?(t)]])
end
