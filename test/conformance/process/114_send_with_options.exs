# process/114_send_with_options
# Setup: main is registered as m.
# Steps: Process.send to main by pid, by name, by {name, node}, to a dead pid, to a name nobody has (class), to {nobody, node}; emit results and the mailbox.
# Observe: always ok, whatever becomes of the message, but for a bare name that nobody has.

import T

scenario do
  Process.register(self(), :m)
  emit([Process.send(self(), 1, []), Process.send(:m, 2, [:noconnect]), Process.send({:m, node()}, 3, [:nosuspend])])
  emit([Process.send(dead_pid("d"), 4, []), Process.send({:nobody, node()}, 5, [])])
  emit(catching_class(fn -> Process.send(:nobody, 6, []) end))
  emit(["mailbox", flush()])
  emit(["node", node(self()) == node(), Node.self() == node()])
end
