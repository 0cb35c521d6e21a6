# timers/104_no_timer
# Setup: a reference that never was a timer.
# Steps: cancel_timer and read_timer of it.
# Observe: [false,false].

import T

scenario do
  r = make_ref()
  emit([Process.cancel_timer(r), Process.read_timer(r)])
end
