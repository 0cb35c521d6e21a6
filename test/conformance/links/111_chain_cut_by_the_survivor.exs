# links/111_chain_cut_by_the_survivor
# Setup: twice a line a - b - c, where b traps exits and, on a's EXIT, ends with a reason of its own; the first b unlinks c before.
# Steps: a is killed; main awaits b and settles; is c alive?
# Observe: c lives when the link was cut, and dies of b's reason when it was not.

import T

scenario do
  me = self()
  for cut <- [true, false] do
    a = spawn_as("a", fn -> park() end)
    c = spawn_as("c", fn -> park() end)
    b = spawn_as("b", fn ->
      Process.flag(:trap_exit, true)
      Process.link(a)
      Process.link(c)
      send(me, :linked)
      emit(recv())
      if cut, do: Process.unlink(c)
      exit(:second)
    end)
    :linked = recv()
    rb = Process.monitor(b)
    rc = Process.monitor(c)
    Process.exit(a, :kill)
    receive do {:DOWN, ^rb, _, _, r} -> emit(["b", r]) end
    emit(["c", (receive do {:DOWN, ^rc, _, _, r} -> r after 50 -> :alive end)])
  end
end
