# statem/109_repeat_state
# Setup: two machines, with and without enter calls, with a state timeout 150 that init set. cast rep -> repeat_state with data + 1. The enter callback reports ["enter", old, data] to main and repeats itself once when the data is 1.
# Steps: cast rep, wait for the timeout, settle, emit all.
# Observe: repeat_state calls the enter callback again, also from the enter callback; it does not stop the state timeout. Without enter calls it is keep_state.

import T

scenario do
  me = self()
  for enter <- [true, false] do
    {:ok, m} = M.start_link(enter: enter, init: fn -> {:ok, :a, 0, {:state_timeout, 150, :t}} end, handle: fn
      :enter, old, _, 1 -> send(me, ["enter", old, 1]); {:repeat_state, 2}
      :enter, old, _, d -> send(me, ["enter", old, d]); :keep_state_and_data
      :cast, :rep, _, d -> {:repeat_state, d + 1}
      t, c, s, d -> send(me, [t, c, s, d]); :keep_state_and_data
    end)
    :gen_statem.cast(m, :rep)
    emit([enter, collect(if(enter, do: 4, else: 1))])
  end
end
