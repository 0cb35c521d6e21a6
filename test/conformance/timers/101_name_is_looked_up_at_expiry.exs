# timers/101_name_is_looked_up_at_expiry
# Setup: nobody has the names svc and missing.
# Steps: main starts 40 ms timers to both names, then registers itself as svc; settles 120 ms.
# Observe: ["mailbox",["hello"]]: the name is looked up when it expires, a missing one is ignored.

import T

scenario do
  Process.send_after(:svc, :hello, 40)
  Process.send_after(:missing, :hello, 40)
  Process.register(self(), :svc)
  settle(120)
  emit(["mailbox", flush()])
end
