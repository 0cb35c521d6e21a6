# supervisor/130_waits_for_the_end_of_each
# Setup: supervisor of trapping a (terminate takes 30 ms), b whose terminate throws error "t", c that does not trap, d that catches the shutdown and needs 200 ms but has 40, e brutal_kill.
# Steps: stop; emit the result. Each terminate emits.
# Observe: one after the other, backwards, each awaited; what a terminate throws changes nothing.

import T

scenario do
  s = S.sup("sup", [W.spec(:a, trap: true, stop_ms: 30), W.spec(:b, trap: true, on_terminate: fn -> raise "t" end), W.spec(:c),
    W.spec(:d, trap: true, shutdown: 40, stop_ms: 200, on_terminate: fn -> emit(["never"]) end), W.spec(:e, trap: true, shutdown: :brutal_kill)], strategy: :one_for_one)
  {ms, r} = timed(fn -> Supervisor.stop(s) end)
  emit(["stop", r, ms >= 70 and ms < 200])
end
