# process/109_reply_alias
# Setup: main makes an alias in reply mode.
# Steps: p sends m1 and m2 to it, then done straight to main; main settles, flushes, unaliases.
# Observe: the first message that arrives ends it: ["mailbox",["m1","done"]], ["unalias",false].

import T

scenario do
  me = self()
  al = :erlang.alias([:reply])
  spawn_as("p", fn -> send(al, :m1); send(al, :m2); send(me, :done) end)
  settle()
  emit(["mailbox", flush()])
  emit(["unalias", :erlang.unalias(al)])
end
