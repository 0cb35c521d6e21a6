# monitors/105_name_is_free_before_down
# Setup: p is registered as svc and monitored.
# Steps: p is killed; on the DOWN main at once emits whereis(svc), registers itself as svc.
# Observe: null, true.

import T

scenario do
  p = spawn_as("p", fn -> park() end)
  Process.register(p, :svc)
  ref = Process.monitor(p)
  Process.exit(p, :kill)
  receive do {:DOWN, ^ref, _, _, _} -> emit(["whereis", Process.whereis(:svc)]) end
  emit(["register", Process.register(self(), :svc)])
end
