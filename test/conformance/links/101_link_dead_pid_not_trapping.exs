# links/101_link_dead_pid_not_trapping
# Setup: d is dead; main does not trap exits.
# Steps: main links to d, catching errors (class only); flushes.
# Observe: an error from the call itself, no signal: ["link",["error","raised"]], ["mailbox",[]].

import T

scenario do
  d = dead_pid("d")
  emit(["link", catching_class(fn -> Process.link(d) end)])
  settle()
  emit(["mailbox", flush()])
end
