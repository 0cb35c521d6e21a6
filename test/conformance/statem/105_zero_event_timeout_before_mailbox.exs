# statem/105_zero_event_timeout_before_mailbox
# Setup: cast b blocks until rel. cast go sets an event timeout of 0. Every event is emitted as [type, content].
# Steps: casts b, go, x, then rel, so that x waits when go is handled; sync. The same with go in state a changing to b, where a postponed p waits.
# Observe: unlike a GenServer's, a timeout of 0 comes before the messages that wait; but after postponed events, which end it: go, timeout, x; then go, p, x.

import T

scenario do
  handle = fn
    :cast, :b, _, _ -> (receive do :rel -> :ok end); :keep_state_and_data
    :cast, :p, :a, _ -> {:keep_state_and_data, :postpone}
    :cast, :go, _, _ -> emit([:cast, :go]); {:keep_state_and_data, {:timeout, 0, :t}}
    :cast, :change, _, d -> emit([:cast, :change]); {:next_state, :b, d, {:timeout, 0, :t}}
    t, c, _, _ -> emit([t, c]); :keep_state_and_data
  end
  for es <- [[:b, :go, :x], [:b, :p, :change, :x]] do
    {:ok, m} = M.start_link(handle: handle)
    for e <- es, do: :gen_statem.cast(m, e)
    send(m, :rel)
    M.sync(m)
  end
end
