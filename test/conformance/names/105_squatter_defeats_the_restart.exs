# names/105_squatter_defeats_the_restart
# Setup: main traps exits; one_for_all supervisor (max_restarts 2) with workers a and b, registered as such; b's terminate gives a's name to x.
# Steps: kill a; receive; emit who has the names.
# Observe: b is ended, a cannot be started under its name, nor when it is tried again: ["EXIT","sup","shutdown"], ["x",null].

import T

scenario do
  Process.flag(:trap_exit, true)
  x = spawn_as("x", fn -> park() end)
  S.sup("sup", [W.spec(:a), W.spec(:b, trap: true, on_terminate: fn -> Process.register(x, :a) end)], strategy: :one_for_all, max_restarts: 2)
  Process.exit(Process.whereis(:a), :kill)
  emit(recv())
  emit([Process.whereis(:a), Process.whereis(:b)])
end
