# timers/103_async_cancel
# Setup: three timers of 5000 ms.
# Steps: cancel t1 with async; cancel it again with async; cancel t2 with async and info false; t3 with info false. Emit the results, settle, emit the mailbox.
# Observe: always ok; a message [cancel_timer, ref, remaining or false] unless info is false.

import T

scenario do
  [t1, t2, t3] = for _ <- 1..3, do: Process.send_after(self(), :x, 5000)
  emit([
    Process.cancel_timer(t1, async: true),
    Process.cancel_timer(t1, async: true),
    Process.cancel_timer(t2, async: true, info: false),
    Process.cancel_timer(t3, info: false)
  ])
  settle()
  emit(["mailbox", for({:cancel_timer, r, x} <- flush(), do: [r == t1, is_integer(x)])])
  emit([Process.read_timer(t2), Process.read_timer(t3)])
end
