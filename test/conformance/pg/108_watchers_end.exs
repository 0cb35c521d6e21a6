# pg/108_watchers_end
# Setup: default scope; w joins g and then monitors it, and the scope; v only monitors g. a joins g: both have been told.
# Steps: kill v, kill w, settle; the scope alive? who monitors nobody more: process_info monitors of the scope, sorted; a leaves; a joins.
# Observe: monitors end with their process, memberships too; the scope goes on.

import T

scenario do
  {:ok, p} = :pg.start_link()
  me = self()
  w = spawn_as("w", fn -> :pg.join(:g, self()); :pg.monitor(:g); :pg.monitor_scope(); send(me, :ok); park() end)
  :ok = recv()
  v = spawn_as("v", fn -> :pg.monitor(:g); send(me, :ok); park() end)
  :ok = recv()
  a = spawn_as("a", fn -> park() end)
  :pg.join(:g, a)
  watched = fn -> {:monitors, l} = Process.info(p, :monitors); sorted(for({:process, q} <- l, do: q)) end
  emit(watched.())
  Process.exit(v, :kill)
  Process.exit(w, :kill)
  settle()
  emit(["alive", Process.whereis(:pg) == p, watched.(), :pg.get_members(:g)])
  emit([:pg.leave(:g, a), watched.(), :pg.join(:g, a), watched.()])
end
