# timers/110_absolute_time
# Setup: now is the monotonic time in ms.
# Steps: send_after with abs: true to now+60 (message b) and now+20 (a); start_timer the same way for now+90 (c); one for a time that has passed (past); emit how much
#   read_timer says is left of b, relative; the messages in order; whether the last came 90 ms after now at the earliest.
# Observe: a time that has passed is now; order by time; what is left is relative as ever.

import T

scenario do
  now = System.monotonic_time(:millisecond)
  b = Process.send_after(self(), :b, now + 60, abs: true)
  Process.send_after(self(), :a, now + 20, abs: true)
  c = :erlang.start_timer(now + 90, self(), :c, abs: true)
  Process.send_after(self(), :past, now - 5, abs: true)
  left = Process.read_timer(b)
  emit(["left", left <= 60 and left > 0])
  emit([recv(), recv(), recv()])
  {:timeout, r, :c} = recv()
  emit(["c", r == c, System.monotonic_time(:millisecond) >= now + 90])
  d = Process.send_after(self(), :d, now + 5000, abs: true)
  left = Process.cancel_timer(d)
  emit(["cancel", left > 4000 and left < 5000, Process.cancel_timer(d)])
end
