# registry/108_listeners
# Setup: unique registry U with the listener l (main, registered as l); later a duplicate registry D with the same.
# Steps: main registers k (value 1), k again (fails), unregisters k, unregisters k again, p registers p1 and is killed; q registers q1, updates its value and unregisters by unregister_match that does not match, then one that does; settle; emit the mailbox. With D: register k twice, unregister.
# Observe: register and unregister messages; none for a failed one, none at death, one for a useless unregister.

import T

scenario do
  Process.register(self(), :l)
  {:ok, _} = Registry.start_link(keys: :unique, name: U, listeners: [:l])
  me = self()
  {:ok, _} = Registry.register(U, :k, 1)
  {:error, _} = Registry.register(U, :k, 2)
  Registry.unregister(U, :k)
  Registry.unregister(U, :k)
  settle()
  emit(flush())
  p = spawn_as("p", fn -> Registry.register(U, :p1, :v); park() end)
  settle()
  Process.exit(p, :kill)
  settle()
  emit(flush())
  spawn_as("q", fn ->
    Registry.register(U, :q1, 1)
    Registry.update_value(U, :q1, fn _ -> 2 end)
    Registry.unregister_match(U, :q1, 7)
    Registry.unregister_match(U, :q1, 2)
    Registry.register_name({U, :q2}, self())
    Registry.unregister_name({U, :q2})
    send(me, :done)
  end)
  settle()
  emit(flush())
  {:ok, _} = Registry.start_link(keys: :duplicate, name: D, listeners: [:l])
  Registry.register(D, :k, 1)
  Registry.register(D, :k, 2)
  Registry.unregister(D, :k)
  settle()
  emit(flush())
end
