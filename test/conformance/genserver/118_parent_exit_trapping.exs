# genserver/118_parent_exit_trapping
# Setup: for each reason normal, shutdown, boom, kill: a parent p start_links trapping server s, whose terminate emits its reason; p then exits with the reason.
# Steps: main monitors s, lets p go, emits the DOWN's reason. Then with a server that s' parent started by start (no link, then linked by hand).
# Observe: terminate with the parent's reason, also normal; linked by hand there is no parent: handle_info.

import T

scenario do
  me = self()
  for r <- [:normal, :shutdown, :boom, :kill] do
    p = spawn_as("p", fn ->
      {:ok, s} = G.start_link(trap: true, info: fn m, s -> emit(["info", m]); {:noreply, s} end, terminate: fn r, _ -> emit(["terminate", r]) end)
      send(me, s)
      receive do :go -> exit(r) end
    end)
    s = recv()
    ref = Process.monitor(s)
    send(p, :go)
    receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end
  end
  p = spawn_as("p", fn ->
    {:ok, s} = G.start(trap: true, info: fn m, s -> emit(["info", m]); {:noreply, s} end, terminate: fn r, _ -> emit(["terminate", r]) end)
    Process.link(s)
    send(me, s)
    receive do :go -> exit(:boom) end
  end)
  s = recv()
  send(p, :go)
  settle()
  emit(["alive", Process.alive?(s)])
end
