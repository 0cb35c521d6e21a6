# genserver/122_stop_failures
# Setup: unlinked servers: one takes 200 ms in terminate and emits "done", one whose terminate exits other, one that is killed while it terminates.
# Steps: stop each with a reason and timeout (catch); of the slow one wait for its end. stop with reasons boom and {shutdown, x}; of a name nobody has; of a via name nobody has; of a dead pid.
# Observe: ok if it ended with that very reason; else an exit of what happened, and where.

import T

scenario do
  {:ok, _} = Registry.start_link(keys: :unique, name: R)
  {:ok, s} = G.start(as: "slow", terminate: fn r, _ -> Process.sleep(200); emit(["done", r]) end)
  emit(catching(fn -> GenServer.stop(s, :normal, 50) end))
  await_dead(s)
  {:ok, s} = G.start(as: "s", terminate: fn _, _ -> exit(:other) end)
  emit(catching(fn -> GenServer.stop(s, :shutdown) end))
  for r <- [:boom, {:shutdown, :x}, :kill, "text", [1, {2}]] do
    {:ok, s} = G.start(as: "s", terminate: fn r, _ -> emit(["terminate", r]) end)
    emit([catching(fn -> GenServer.stop(s, r) end), Process.alive?(s)])
  end
  {:ok, s} = G.start(as: "killed", terminate: fn _, _ -> park() end)
  spawn(fn -> settle(); Process.exit(s, :kill) end)
  emit(catching(fn -> GenServer.stop(s, :normal) end))
  emit(catching(fn -> GenServer.stop(:nobody, :normal, 10) end))
  emit(catching(fn -> GenServer.stop({:global, :nobody}, :normal, 10) end))
  emit(catching(fn -> GenServer.stop({:via, Registry, {R, :nobody}}, :normal, 10) end))
  emit(catching(fn -> GenServer.stop(dead_pid("d"), :normal, 10) end))
end
