# links/103_link_twice_is_one_link
# Setup: main traps exits and links c twice.
# Steps: main emits its links; c exits boom; main settles and emits its mailbox.
# Observe: one link, one EXIT.

import T

scenario do
  Process.flag(:trap_exit, true)
  c = spawn_as("c", fn -> receive do :go -> exit(:boom) end end)
  Process.link(c)
  Process.link(c)
  emit(["links", elem(Process.info(self(), :links), 1)])
  send(c, :go)
  settle()
  emit(["mailbox", flush()])
end
