# names/107_re_register_global
# Setup: p and q are parked; p has the global name g.
# Steps: re_register_name(g, q), whereis; send to g; kill p, settle, whereis; re_register_name of a name nobody has; names sorted.
# Observe: always yes; the old holder's death does not matter any more.

import T

scenario do
  p = spawn_as("p", fn -> park() end)
  q = spawn_as("q", fn -> park() end)
  emit(["g", :global.register_name(:g, p), :global.whereis_name(:g)])
  emit(["again", :global.register_name(:g, q), :global.re_register_name(:g, q), :global.whereis_name(:g)])
  :global.send(:g, :hello)
  emit(["queue", elem(Process.info(p, :messages), 1), elem(Process.info(q, :messages), 1)])
  Process.exit(p, :kill)
  settle()
  emit(["after", :global.whereis_name(:g)])
  r = spawn_as("r", fn -> park() end)
  emit(["new", :global.re_register_name(:h, r), :global.whereis_name(:h), Enum.sort(:global.registered_names())])
end
