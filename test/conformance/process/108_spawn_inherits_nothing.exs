# process/108_spawn_inherits_nothing
# Setup: main traps exits, has k in its dictionary, is registered as m and linked to q.
# Steps: main spawns p, which reports its trap_exit, its k, its links and whether it is the one registered as m.
# Observe: [false,null,[],false].

import T

scenario do
  me = self()
  q = spawn_as("q", fn -> park() end)
  Process.flag(:trap_exit, true)
  Process.put(:k, 1)
  Process.register(me, :m)
  Process.link(q)
  spawn_as("p", fn ->
    i = fn item -> elem(Process.info(self(), item), 1) end
    send(me, {:p, [i.(:trap_exit), Process.get(:k), i.(:links), Process.whereis(:m) == self()]})
  end)
  {:p, l} = recv()
  emit(l)
end
