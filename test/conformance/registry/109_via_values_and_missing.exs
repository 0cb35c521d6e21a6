# registry/109_via_values_and_missing
# Setup: unique registry U.
# Steps: start servers under {U, a} and {U, b, :value}: lookups, keys; call, cast and send (class) by the names; cast and send to a missing one; start of a second {U, b, :other}; whereis; stop b and look it up on its DOWN.
# Observe: the value is nil or given; a cast to nobody is ok, Registry.send raises.

import T

scenario do
  {:ok, _} = Registry.start_link(keys: :unique, name: U)
  via = fn t -> {:via, Registry, t} end
  {:ok, a} = G.start_link([as: "a", info: fn m, s -> emit(["info", m]); {:noreply, s} end], name: via.({U, :a}))
  {:ok, _} = G.start_link([as: "b"], name: via.({U, :b, :value}))
  emit([Registry.lookup(U, :a), Registry.lookup(U, :b), Registry.keys(U, a)])
  emit([GenServer.call(via.({U, :a}), :x), GenServer.call(via.({U, :b, :whatever}), :x), GenServer.cast(via.({U, :a}), :y)])
  emit([Registry.send({U, :a}, :hello), GenServer.call(a, :sync)])
  emit([GenServer.cast(via.({U, :none}), :x), catching_class(fn -> Registry.send({U, :none}, :x) end)])
  emit(G.start_link([], name: via.({U, :b, :other})))
  emit([GenServer.whereis(via.({U, :b})), GenServer.whereis(via.({U, :none}))])
  emit(catching(fn -> GenServer.call(via.({U, :none}), :x) end))
  ref = Process.monitor(via.({U, :b}) |> GenServer.whereis())
  GenServer.stop(via.({U, :b}))
  receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r, Registry.lookup(U, :b)]) end
end
