# registry/103_death_during_dispatch
# Setup: duplicate registry D; p and q registered on k.
# Steps: within a dispatch on k main kills p, asks whether it is alive, registers itself and emits the entries it was given; settle, dispatch again.
# Observe: p is dead at once; the entries are those of the dispatch's start; the second has q and main.

import T

scenario do
  me = self()
  {:ok, _} = Registry.start_link(keys: :duplicate, name: D)
  [p, _] = for n <- ["p", "q"] do
    pid = spawn_as(n, fn -> Registry.register(D, :k, n); send(me, :ok); park() end)
    :ok = recv()
    pid
  end
  emit(Registry.dispatch(D, :k, fn l ->
    Process.exit(p, :kill)
    emit(["alive", Process.alive?(p)])
    {:ok, _} = Registry.register(D, :k, "main")
    emit(["entries", sorted(l)])
  end))
  settle()
  Registry.dispatch(D, :k, fn l -> emit(["entries", sorted(l)]) end)
end
