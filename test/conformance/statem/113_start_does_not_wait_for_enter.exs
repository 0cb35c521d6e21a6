# statem/113_start_does_not_wait_for_enter
# Setup: with enter calls; the first one blocks until rel, then stops the machine with why. main traps exits.
# Steps: start_link (emit), send rel, receive. Then one whose first enter call is answered by a bad value.
# Observe: the start is successful before the enter call; its end is an ordinary exit.

import T

scenario do
  Process.flag(:trap_exit, true)
  {t, m} = M.start_link(as: "m", enter: true, handle: fn :enter, _, _, _ -> (receive do :rel -> {:stop, :why} end) end)
  emit(["start", t])
  send(m, :rel)
  emit(recv())
  {t, m} = M.start_link(as: "m2", enter: true, handle: fn :enter, _, _, _ -> (receive do :rel -> :junk end) end)
  emit(["start", t])
  send(m, :rel)
  emit(recv())
end
