# statem/112_expired_but_not_delivered
# Setup: state a with three timeouts of 30 ms: state, generic x, event; their events are reported to main. cast block blocks until rel, 100 ms later: by then all three have expired.
# Steps: then, in the same callback: (1) keep the state. (2) change it. (3) cancel x. (4) set x again, to 60. (5) update x. Settle, emit what was reported.
# Observe: an expired timeout that was not delivered yet can still be ended: the event timeout by block itself, the state timeout by a change, x by cancel; its content can be changed.

import T

scenario do
  me = self()
  for {act, n} <- [
    {fn d -> {:keep_state, d} end, 2},
    {fn d -> {:next_state, :b, d} end, 1},
    {fn d -> {:keep_state, d, {{:timeout, :x}, :cancel}} end, 1},
    {fn d -> {:keep_state, d, {{:timeout, :x}, 60, :gt2}} end, 2},
    {fn d -> {:keep_state, d, {{:timeout, :x}, :update, :gt2}} end, 2}
  ] do
    {:ok, m} = M.start_link(handle: fn
      :cast, :set, _, _ -> {:keep_state_and_data, [{:state_timeout, 30, :st}, {{:timeout, :x}, 40, :gt}, {:timeout, 50, :et}]}
      :cast, :block, _, d -> (receive do :rel -> :ok end); act.(d)
      t, c, _, _ -> send(me, [t, c]); :keep_state_and_data
    end)
    :gen_statem.cast(m, :set)
    :gen_statem.cast(m, :block)
    settle(100)
    send(m, :rel)
    emit(collect(n, 150))
  end
end
