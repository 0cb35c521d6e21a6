# registry/105_unique_rules
# Setup: unique registry U, p registered on k with value 1.
# Steps: main registers k (error), own twice, update_value of own, of k (not the owner), of a missing key; lookup; keys of main, of p; unregister k (p's): lookup; values; count; p updates its own.
# Observe: already_registered names the owner, also oneself; only the owner updates: {new, old}.

import T

scenario do
  {:ok, _} = Registry.start_link(keys: :unique, name: U)
  me = self()
  p = spawn_as("p", fn ->
    {:ok, _} = Registry.register(U, :k, 1)
    send(me, :ready)
    receive do :update -> send(me, Registry.update_value(U, :k, &(&1 + 1))) end
    park()
  end)
  :ready = recv()
  emit(Registry.register(U, :k, 2))
  emit([elem(Registry.register(U, :own, :v), 0), Registry.register(U, :own, :w)])
  emit([Registry.update_value(U, :own, fn v -> [v, :new] end), Registry.update_value(U, :k, fn _ -> :stolen end), Registry.update_value(U, :none, fn _ -> 1 end)])
  emit([Registry.lookup(U, :own), Registry.lookup(U, :k), Registry.lookup(U, :none)])
  emit([Registry.keys(U, me), Registry.keys(U, p), Registry.values(U, :own, me), Registry.values(U, :k, me), Registry.values(U, :k, p)])
  emit([Registry.unregister(U, :k), Registry.unregister(U, :none), Registry.lookup(U, :k), Registry.count(U)])
  send(p, :update)
  emit([recv(), Registry.lookup(U, :k)])
  emit(catching_class(fn -> Registry.update_value(U, :own, fn _ -> raise "no" end) end))
  emit(Registry.lookup(U, :own))
end
