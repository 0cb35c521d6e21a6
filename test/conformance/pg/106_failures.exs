# pg/106_failures
# Setup: no scope nos; the default scope runs.
# Steps: in nos join, leave, monitor, monitor_scope (catch each); which_groups of nos (class); join and leave of what is no process, alone and in a list (class only); start the default scope again, both ways.
# Observe: the exit names gen_server:call and the request; wrong arguments raise in the caller; a scope that runs is already_started.

import T

scenario do
  {:ok, p} = :pg.start_link()
  name(p, "pg")
  a = spawn_as("a", fn -> park() end)
  emit(catching(fn -> :pg.join(:nos, :g, a) end))
  emit(catching(fn -> :pg.leave(:nos, :g, [a]) end))
  emit(catching(fn -> :pg.monitor(:nos, :g) end))
  emit(catching(fn -> :pg.monitor_scope(:nos) end))
  emit(catching_class(fn -> :pg.which_groups(:nos) end))
  for f <- [fn -> :pg.join(:g, :x) end, fn -> :pg.join(:g, [a, :x]) end, fn -> :pg.leave(:g, :x) end] do
    [class, _] = catching(f)
    emit(class)
  end
  emit(["members", :pg.get_members(:g)])
  emit([:pg.start(:pg), :pg.start_link()])
end
