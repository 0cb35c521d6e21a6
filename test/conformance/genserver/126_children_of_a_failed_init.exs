# genserver/126_children_of_a_failed_init
# Setup: main traps exits; inits that spawn_link a process, tell main, and then return stop r; ignore; stop normal; throw error; return junk; a start timeout of 50 ms.
# Steps: start_link each, settle; is the child alive? Flush.
# Observe: it dies with its parent, but not of a normal end: ignore and normal leave an orphan.

import T

scenario do
  Process.flag(:trap_exit, true)
  me = self()
  ends = [fn -> {:stop, :r} end, fn -> :ignore end, fn -> {:stop, :normal} end, fn -> raise "e" end, fn -> :junk end, fn -> Process.sleep(5000) end]
  for f <- ends do
    G.start_link([init: fn -> send(me, {:child, spawn_link(fn -> park() end)}); f.() end], timeout: 50)
    settle()
    {:child, c} = recv()
    emit(["alive", Process.alive?(c)])
    flush()
  end
end
