# names/101_second_and_reserved_name
# Setup: p is registered as one.
# Steps: register p as two (error class); register main as undefined (error class); emit whereis two.
# Observe: badarg twice, null.

import T

scenario do
  p = spawn_as("p", fn -> park() end)
  Process.register(p, :one)
  emit(catching_class(fn -> Process.register(p, :two) end))
  emit(catching_class(fn -> :erlang.register(:undefined, self()) end))
  emit(["whereis", Process.whereis(:two)])
end
