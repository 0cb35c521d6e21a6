# timers/106_zero_timer_is_a_timer
# Setup: main's mailbox is empty.
# Steps: (1) start a 0 ms timer and at once receive with after 0; then receive it. (2) start one, send oneself m, receive twice. (3) start one and cancel it at once; settle; mailbox.
# Observe: also 0 ms is not now: "empty", "t"; "m", "t"; [0,[]].

import T

scenario do
  :erlang.send_after(0, self(), :t)
  a = receive do m -> m after 0 -> :empty end
  emit([a, recv()])
  :erlang.send_after(0, self(), :t)
  send(self(), :m)
  b = recv()
  emit([b, recv()])
  t = :erlang.send_after(0, self(), :t)
  left = :erlang.cancel_timer(t)
  settle()
  emit([left, flush()])
end
