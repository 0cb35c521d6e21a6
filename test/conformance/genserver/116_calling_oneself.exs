# genserver/116_calling_oneself
# Setup: server s, registered as srv and in a registry; call {:self, what} calls itself by pid, by name, by via, by {name, node} (catch) and replies what it caught.
# Steps: emit each; main, registered as m, calls itself by pid and by name; stop of itself likewise, with its own location.
# Observe: calling_self at once, with the target as it was given.

import T

scenario do
  {:ok, _} = Registry.start_link(keys: :unique, name: R)
  via = {:via, Registry, {R, :k}}
  {:ok, s} = G.start([as: "s",
    init: fn -> Registry.register(R, :k, nil); {:ok, 0} end,
    call: fn target, _, s -> {:reply, catching(fn -> GenServer.call(target, :x, 50) end), s} end], name: :srv)
  for t <- [s, :srv, via, {:srv, node()}], do: emit(GenServer.call(s, t))
  Process.register(self(), :m)
  emit(catching(fn -> GenServer.call(self(), :x) end))
  emit(catching(fn -> GenServer.call(:m, :x) end))
  emit(catching(fn -> GenServer.stop(:m, :normal, 50) end))
end
