# registry/110_listener_that_is_missing
# Setup: unique registry U whose listener l does not exist.
# Steps: main registers k (class); lookup; unregister k (class); lookup; then main takes the name l, registers j; mailbox.
# Observe: as a send to a name that nobody has: it raises, but what was to be done is done.

import T

scenario do
  {:ok, _} = Registry.start_link(keys: :unique, name: U, listeners: [:l])
  emit([catching_class(fn -> Registry.register(U, :k, 1) end), Registry.lookup(U, :k)])
  emit([catching_class(fn -> Registry.unregister(U, :k) end), Registry.lookup(U, :k)])
  Process.register(self(), :l)
  Registry.register(U, :j, 2)
  settle()
  emit([Registry.lookup(U, :j), flush()])
end
