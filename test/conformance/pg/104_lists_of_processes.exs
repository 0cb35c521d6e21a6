# pg/104_lists_of_processes
# Setup: default scope; main monitors the scope; a, b parked.
# Steps: join g with [] (emit), groups, local groups; join g [a, b, a]; leave g [b, main, b]; leave g [main]; leave g []; leave h a; leave g [a, a]; groups; receive everything.
# Observe: a list is one message, with all that it has, members or not; a leave that changes nothing is not_joined and no message; joining nobody makes a group all the same.

import T

scenario do
  :pg.start_link()
  [a, b] = for n <- ["a", "b"], do: spawn_as(n, fn -> park() end)
  :pg.monitor_scope()
  emit(["join", :pg.join(:g, []), :pg.which_groups(), :pg.which_local_groups(), :pg.get_members(:g)])
  emit(["join", :pg.join(:g, [a, b, a])])
  emit(["leave", :pg.leave(:g, [b, self(), b])])
  emit(["leave", :pg.leave(:g, [self()]), :pg.leave(:g, []), :pg.leave(:h, a)])
  emit(["members", :pg.get_members(:g), :pg.which_local_groups()])
  emit(["leave", :pg.leave(:g, [a, a]), :pg.which_groups()])
  for m <- collect(3), do: emit(m)
end
