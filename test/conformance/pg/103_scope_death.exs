# pg/103_scope_death
# Setup: main traps exits; scope s, linked to main, with a in g; main monitors group g and the scope's process.
# Steps: kill the scope; receive both; a alive? members of g, which_groups (class); join (catch, first element); start s again, unlinked; members; a joins; members; settle, flush.
# Observe: memberships and monitors are lost with the scope, members live on; a new scope begins empty.

import T

scenario do
  Process.flag(:trap_exit, true)
  {:ok, s} = :pg.start_link(:s)
  name(s, "s")
  a = spawn_as("a", fn -> park() end)
  :pg.join(:s, :g, a)
  :pg.monitor(:s, :g)
  Process.monitor(s)
  Process.exit(s, :kill)
  emit(sorted(collect(2, 20)))
  emit(["alive", Process.alive?(a)])
  emit(["members", :pg.get_members(:s, :g), catching_class(fn -> :pg.which_groups(:s) end), catching_class(fn -> :pg.which_local_groups(:s) end)])
  [:exit, {r, _}] = catching(fn -> :pg.join(:s, :g, a) end)
  emit(["join", r])
  {:ok, s2} = :pg.start(:s)
  name(s2, "s2")
  emit(["members", :pg.get_members(:s, :g)])
  emit(["join", :pg.join(:s, :g, a)])
  emit(["members", :pg.get_members(:s, :g)])
  settle()
  emit(["mailbox", flush()])
  emit(["started", :pg.start_link(:s)])
  emit(["stop", GenServer.stop(:s), :pg.get_local_members(:s, :g), Process.alive?(a)])
end
