# registry/104_via_functions
# Setup: unique registry U.
# Steps: call the functions of a via module directly: register_name (for main, twice, and with a value), whereis_name, send, unregister_name (twice), send
#   to nobody (class), register_name for another process (class).
# Observe: yes, no, the value is that of the name; undefined for nobody; unregister_name is always ok; only oneself can be registered.

import T

scenario do
  {:ok, _} = Registry.start_link(keys: :unique, name: U)
  me = self()
  emit([Registry.register_name({U, :k}, me), Registry.register_name({U, :k}, me)])
  emit([Registry.register_name({U, :v, :value}, me), Registry.lookup(U, :v)])
  emit([Registry.whereis_name({U, :k}), Registry.whereis_name({U, :v, :ignored}), Registry.whereis_name({U, :none})])
  emit(["send", Registry.send({U, :k}, :hello), recv()])
  emit([Registry.unregister_name({U, :k}), Registry.unregister_name({U, :k}), Registry.whereis_name({U, :k})])
  emit(["send", catching_class(fn -> Registry.send({U, :k}, :hello) end)])
  other = spawn_as("other", fn -> park() end)
  emit(["other", hd(catching_class(fn -> Registry.register_name({U, :k}, other) end))])
  emit(["keys", Registry.keys(U, me)])
end
