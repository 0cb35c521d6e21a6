# registry/106_duplicate_rules
# Setup: duplicate registry D; main registers k with 1, 2, 1 and l with 3; p registers k with 9.
# Steps: lookup of main's entries, count, keys sorted, values; unregister_match of value 1; lookup; unregister k: lookup, keys; update_value (class); whereis_name (class); count_match; match.
# Observe: the same process may hold a key several times; unregister takes all of its own.

import T

scenario do
  {:ok, _} = Registry.start_link(keys: :duplicate, name: D)
  me = self()
  for {k, v} <- [k: 1, k: 2, k: 1, l: 3], do: {:ok, _} = Registry.register(D, k, v)
  spawn_as("p", fn -> Registry.register(D, :k, 9); send(me, :ready); park() end)
  :ready = recv()
  emit([Registry.lookup(D, :k), Registry.count(D), Enum.sort(Registry.keys(D, me)), Registry.values(D, :k, me)])
  emit([Registry.count_match(D, :k, 1), Registry.count_match(D, :k, :_), Registry.match(D, :k, 2), Registry.match(D, :k, :"$1", [{:>, :"$1", 1}])])
  emit([Registry.unregister_match(D, :k, :"$1", [{:<, :"$1", 2}]), Registry.lookup(D, :k)])
  emit([Registry.unregister_match(D, :k, 9), Registry.unregister(D, :k), Registry.lookup(D, :k), Registry.keys(D, me)])
  emit(hd(catching_class(fn -> Registry.update_value(D, :l, fn _ -> 1 end) end)))
  {:ok, owner} = Registry.register(D, :m, nil)
  emit(["linked", me in elem(Process.info(owner, :links), 1)])
end
