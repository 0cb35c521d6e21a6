# pg/109_suspended
# Setup: default scope with a in g; main monitors g.
# Steps: suspend the scope; j joins g with b and reports what it got; settle; members; kill a, settle, mailbox; resume; three messages, sorted; members.
# Observe: reading does not wait for the scope, joining and the news of an end do.

import T

scenario do
  {:ok, pg} = :pg.start_link()
  me = self()
  [a, b] = for n <- ["a", "b"], do: spawn_as(n, fn -> park() end)
  :pg.join(:g, a)
  :pg.monitor(:g)
  emit(:sys.suspend(pg))
  spawn_as("j", fn -> send(me, ["joined", :pg.join(:g, b)]) end)
  settle()
  emit(["members", :pg.get_members(:g)])
  Process.exit(a, :kill)
  settle()
  emit(["mailbox", flush()])
  emit(:sys.resume(pg))
  emit(sorted(collect(3)))
  emit(["members", :pg.get_members(:g)])
end
