# links/104_unlink_leaves_exit_message
# Setup: main traps exits, linked to c; c exits boom; main settles.
# Steps: main unlinks c (emit result), then emits its mailbox.
# Observe: an EXIT that has arrived stays: ["unlink",true], ["mailbox",[["EXIT","c","boom"]]].

import T

scenario do
  Process.flag(:trap_exit, true)
  c = spawn_link_as("c", fn -> exit(:boom) end)
  settle()
  emit(["unlink", Process.unlink(c)])
  emit(["mailbox", flush()])
end
