# supervisor/110_parent_exit_during_a_restart
# Setup: p start_links a supervisor with trapping workers a and b; the second a takes 80 ms to start.
# Steps: kill a; once the second a is starting, p exits gone; main awaits the DOWN of the supervisor.
# Observe: the restart is finished before the parent's exit counts: start a#2, terminate b, a#2, DOWN gone.

import T

scenario do
  me = self()
  p = spawn_as("p", fn ->
    s = S.sup("sup", [
      W.spec(:a, trap: true, init: fn n -> if(n == 2, do: (send(me, :starting); Process.sleep(80); emit(["started"]))); :ok end),
      W.spec(:b, trap: true)], strategy: :one_for_one)
    send(me, {:s, s})
    receive do :die -> exit(:gone) end
  end)
  {:s, s} = recv()
  ref = Process.monitor(s)
  Process.exit(Process.whereis(:a), :kill)
  :starting = recv()
  send(p, :die)
  receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end
end
