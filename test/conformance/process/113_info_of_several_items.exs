# process/113_info_of_several_items
# Setup: p is registered as pp, traps exits, is linked to q, monitors q, and has one unread message; d is dead.
# Steps: Process.info(p, list of items), in two orders; of d; of p with no items; of an unknown item (class).
# Observe: a list of pairs in the order asked for; nil for the dead; [] for no items; an unknown item is an argument error.

import T

scenario do
  q = spawn_as("q", fn -> park() end)
  p = spawn_as("p", fn ->
    Process.register(self(), :pp)
    Process.flag(:trap_exit, true)
    Process.link(q)
    Process.monitor(q)
    park()
  end)
  await(fn -> Process.info(p, :monitors) == {:monitors, [process: q]} end)
  send(p, :hello)
  emit(Process.info(p, [:links, :trap_exit, :message_queue_len]))
  emit(Process.info(p, [:messages, :registered_name, :monitors, :links]))
  emit(Process.info(q, [:monitored_by, :links]))
  emit([Process.info(dead_pid("d"), [:links]), Process.info(p, [])])
  emit(catching_class(fn -> Process.info(p, [:links, :no_such_item]) end))
  emit(catching_class(fn -> Process.info(p, :no_such_item) end))
end
