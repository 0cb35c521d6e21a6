# statem/104_event_timeout_and_inserted_events
# Setup: cast one sets an event timeout of 30 ms and inserts event i; cast two inserts i, whose handler sets the event timeout; cast three sets one of 0 and inserts i. What comes then is reported to main.
# Steps: each cast, wait for what has to come, settle, emit.
# Observe: an inserted event is an event: it ends the timeout that was set together with it, also one of 0. One that the inserted event sets itself fires.

import T

scenario do
  me = self()
  {:ok, m} = M.start_link(handle: fn
    :cast, :one, _, _ -> {:keep_state_and_data, [{:timeout, 30, :t1}, {:next_event, :internal, :i}]}
    :cast, :two, _, _ -> {:keep_state_and_data, [{:next_event, :internal, :set}]}
    :cast, :three, _, _ -> {:keep_state_and_data, [{:timeout, 0, :t3}, {:next_event, :internal, :i}]}
    :internal, :set, _, _ -> send(me, [:internal, :set]); {:keep_state_and_data, 30}
    t, c, _, _ -> send(me, [t, c]); :keep_state_and_data
  end)
  for {e, n} <- [one: 1, two: 2, three: 1] do
    :gen_statem.cast(m, e)
    emit([e, collect(n, 100)])
  end
end
