# genserver/120_terminate_replaces_the_reason
# Setup: servers that stop with boom (by cast), whose terminate: returns junk; throws value v; exits late; exits normal; throws error "t"; is ended by exit(self, kill); stops another server.
# Steps: for each main emits the DOWN's reason. The same for GenServer.stop(normal), emitting what stop came to.
# Observe: an exit or error replaces the reason, what is returned or thrown does not.

import T

scenario do
  lasts = [fn -> :junk end, fn -> throw(:v) end, fn -> exit(:late) end, fn -> exit(:normal) end, fn -> raise "t" end, fn -> Process.exit(self(), :kill); park() end,
    fn -> {:ok, o} = G.start([]); GenServer.stop(o) end]
  for last <- lasts do
    {:ok, s} = G.start(cast: fn :stop, s -> {:stop, :boom, s} end, terminate: fn _, _ -> last.() end)
    ref = Process.monitor(s)
    GenServer.cast(s, :stop)
    receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end
    {:ok, s} = G.start(as: "s", terminate: fn _, _ -> last.() end)
    emit(["stop", catching(fn -> GenServer.stop(s) end)])
  end
end
