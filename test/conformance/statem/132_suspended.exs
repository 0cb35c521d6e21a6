# statem/132_suspended
# Setup: with enter calls, which are reported to main, as all events are; in a: cast p is postponed. Timeouts at the start: state 100, generic g 100, event 100.
# Steps: cast p, sync; suspend; cast x; replace the state a by b, data 0 by 7; settle 200; a call with timeout 30 fails; resume; sync; mailbox. Then cast c, which changes the state to c.
# Observe: a replaced state is no change: no enter call, the postponed event waits, the state timeout goes on. Timeouts that expire meanwhile come after x, which was there before; the request that timed out is handled. The event timeout was ended by p.

import T

scenario do
  me = self()
  {:ok, m} = M.start_link(as: "m", enter: true, init: fn -> {:ok, :a, 0, [{:state_timeout, 100, :st}, {{:timeout, :g}, 110, :gt}, {:timeout, 120, :et}]} end, handle: fn
    :enter, old, s, d -> send(me, ["enter", old, s, d]); :keep_state_and_data
    :cast, :p, s, _ when s in [:a, :b] -> {:keep_state_and_data, :postpone}
    :cast, :c, _, d -> {:next_state, :c, d}
    {:call, _}, c, s, d -> send(me, ["call", c, s, d]); :keep_state_and_data
    t, c, s, d -> send(me, [t, c, s, d]); :keep_state_and_data
  end)
  :gen_statem.cast(m, :p)
  M.sync(m)
  emit(flush())
  :sys.suspend(m)
  :gen_statem.cast(m, :x)
  emit(:sys.replace_state(m, fn {:a, 0} -> {:b, 7} end))
  settle(200)
  emit(catching(fn -> :gen_statem.call(m, :late, 30) end))
  emit([:sys.get_state(m), flush()])
  :sys.resume(m)
  M.sync(m)
  emit(flush())
  :gen_statem.cast(m, :c)
  M.sync(m)
  emit(flush())
end
