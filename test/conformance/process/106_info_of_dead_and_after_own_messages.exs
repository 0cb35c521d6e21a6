# process/106_info_of_dead_and_after_own_messages
# Setup: d is dead; p is parked.
# Steps: info of d; info of one item of d; main sends three messages to p and at once asks for message_queue_len.
# Observe: nothing is known of the dead; a question comes behind one's own messages: [true,true] (both nil), ["len",3].

import T

scenario do
  d = dead_pid("d")
  emit([Process.info(d) == nil, Process.info(d, :links) == nil])
  p = spawn_as("p", fn -> park() end)
  settle(20)
  for i <- 1..3, do: send(p, i)
  emit(["len", elem(Process.info(p, :message_queue_len), 1)])
end
