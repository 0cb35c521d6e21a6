# pg/101_death_leaves_all_groups
# Setup: default scope; a in g (twice), h and i, b in g; main monitors the scope.
# Steps: kill a; receive 4 messages, settle; groups (sorted) and members; b exits normally; receive; groups.
# Observe: one leave message for each membership, joined last first; empty groups vanish.

import T

scenario do
  :pg.start_link()
  me = self()
  a = spawn_as("a", fn -> park() end)
  b = spawn_as("b", fn -> receive do :go -> send(me, :went) end end)
  for g <- [:g, :h, :g, :i], do: :pg.join(g, a)
  :pg.join(:g, b)
  {_, groups} = :pg.monitor_scope()
  emit(for g <- [:g, :h, :i], do: sorted(groups[g]))
  Process.exit(a, :kill)
  emit(collect(4))
  emit(["groups", sorted(:pg.which_groups()), :pg.which_local_groups()])
  emit(["members", :pg.get_members(:g), :pg.get_local_members(:g), :pg.get_members(:h)])
  send(b, :go)
  emit([recv(), recv()])
  emit(["groups", :pg.which_groups()])
end
