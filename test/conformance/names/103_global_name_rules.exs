# names/103_global_name_rules
# Setup: p has the global name g; d is dead.
# Steps: p asks for a second global name h; unregister of a name that nobody has; d gets the name i; p is killed and the name g polled until it is free; q takes it.
# Observe: "no" for the second name; "ok"; a dead process never holds one; the name ends with its holder.

import T

scenario do
  p = spawn_as("p", fn -> park() end)
  q = spawn_as("q", fn -> park() end)
  d = dead_pid("d")
  emit(["g", :global.register_name(:g, p)])
  emit(["h", :global.register_name(:h, p)])
  emit(["unregister", :global.unregister_name(:nobody_here)])
  :global.register_name(:i, d)
  await(fn -> :global.whereis_name(:i) == :undefined end)
  Process.exit(p, :kill)
  await(fn -> :global.whereis_name(:g) == :undefined end)
  emit(["q", :global.register_name(:g, q)])
  emit(["names", :global.registered_names()])
end
