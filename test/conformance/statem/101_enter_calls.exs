# statem/101_enter_calls
# Setup: with enter calls, which are emitted as ["enter", old state, state, data] and add 1 to the data, as every event does.
# Steps: casts keep, same (next_state to the present state), rep (repeat_state), go (next_state b), back (next_state a); sync after each.
# Observe: an enter call at the start, where the old state is the present one; at every change of the state; at repeat_state; at no other time. Its data counts.

import T

scenario do
  {:ok, m} = M.start_link(enter: true, handle: fn
    :enter, old, s, d -> emit(["enter", old, s, d]); {:keep_state, d + 1}
    :cast, :keep, _, d -> {:keep_state, d + 1}
    :cast, :same, s, d -> {:next_state, s, d + 1}
    :cast, :rep, _, d -> {:repeat_state, d + 1}
    :cast, :go, _, d -> {:next_state, :b, d + 1}
    :cast, :back, _, d -> {:next_state, :a, d + 1}
  end)
  M.sync(m)
  for e <- [:keep, :same, :rep, :go, :back] do
    emit([e])
    :gen_statem.cast(m, e)
    M.sync(m)
  end
end
