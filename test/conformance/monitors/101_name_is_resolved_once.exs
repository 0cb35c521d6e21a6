# monitors/101_name_is_resolved_once
# Setup: p is registered as svc and monitored by that name; then the name moves to q.
# Steps: q exits first, then p exits boom; main settles and emits its mailbox.
# Observe: only p's death is reported: one DOWN with reason boom.

import T

scenario do
  p = spawn_as("p", fn -> receive do :go -> exit(:boom) end end)
  q = spawn_as("q", fn -> receive do :go -> exit(:first) end end)
  Process.register(p, :svc)
  Process.monitor(:svc)
  Process.unregister(:svc)
  Process.register(q, :svc)
  send(q, :go)
  settle()
  emit(["after q", length(flush())])
  send(p, :go)
  settle()
  emit(["after p", for({:DOWN, _, _, {n, _}, r} <- flush(), do: [n, r])])
end
