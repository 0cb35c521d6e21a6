# proclib/105_spawn_monitor
# Setup: main spawns with proc_lib: a monitored and crashing, b linked and monitored, c plain.
# Steps: a throws error "boom": emit main's DOWN; b tells its ancestors and waits: emit them, kill it, emit its DOWN and what is left in the mailbox
#   of main, which traps; c reports its links.
# Observe: the reason is that of a raw process; monitor and link are both there; a plain one is linked to nobody.

import T

scenario do
  Process.flag(:trap_exit, true)
  me = self()
  {a, ra} = :proc_lib.spawn_opt(fn -> raise "boom" end, [:monitor])
  name(a, "a")
  receive do {:DOWN, ^ra, :process, o, r} -> emit(["DOWN", o, r]) end
  {b, rb} = :proc_lib.spawn_opt(fn -> send(me, {:ancestors, Process.get(:"$ancestors")}); park() end, [:link, :monitor])
  name(b, "b")
  emit(recv())
  Process.exit(b, :kill)
  receive do {:DOWN, ^rb, :process, o, r} -> emit(["DOWN", o, r]) end
  settle()
  emit(["mailbox", flush()])
  :proc_lib.spawn(fn -> send(me, Process.info(self(), :links)) end)
  emit(recv())
end
