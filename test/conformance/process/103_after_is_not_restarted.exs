# process/103_after_is_not_restarted
# Setup: timers send noise to main after 60, 120 and 180 ms.
# Steps: main receives only wanted, after 240 ms; measures.
# Observe: what does not match does not start the time again: ["timeout",true] (240 <= ms < 400), noise stays: ["left",3].

import T

scenario do
  for t <- [60, 120, 180], do: Process.send_after(self(), :noise, t)
  {ms, v} = timed(fn -> receive do :wanted -> :wanted after 240 -> :timeout end end)
  emit([v, ms >= 240 and ms < 400])
  emit(["left", length(flush())])
end
