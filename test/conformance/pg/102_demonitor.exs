# pg/102_demonitor
# Setup: default scope with a in g; main monitors group g, the scope, and group none, which has no members.
# Steps: emit what each monitor gives; b joins g and none; settle; demonitor g and then none (emit each); flush; a leaves g; receive, settle, flush; demonitor the scope, g again, an unknown reference (emit each); b leaves g; settle, flush.
# Observe: demonitor takes the messages of its own reference out of the mailbox and no others; a reference that is none is false.

import T

scenario do
  :pg.start_link()
  [a, b] = for n <- ["a", "b"], do: spawn_as(n, fn -> park() end)
  :pg.join(:g, a)
  {g, members} = :pg.monitor(:g)
  name(g, "g-ref")
  emit([g, members])
  {scope, groups} = :pg.monitor_scope()
  name(scope, "scope-ref")
  emit([scope, groups])
  {none, members} = :pg.monitor(:none)
  name(none, "none-ref")
  emit([none, members])
  :pg.join(:g, b)
  :pg.join(:none, b)
  settle()
  emit(["demonitor", :pg.demonitor(g), :pg.demonitor(none)])
  emit(["mailbox", flush()])
  :pg.leave(:g, a)
  emit(collect(1))
  emit(["demonitor", :pg.demonitor(scope), :pg.demonitor(g), :pg.demonitor(make_ref())])
  :pg.leave(:g, b)
  settle()
  emit(["mailbox", flush()])
end
