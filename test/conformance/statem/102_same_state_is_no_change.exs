# statem/102_same_state_is_no_change
# Setup: in state a the cast p is postponed, each attempt emitted as ["try", state]; in b it is emitted as ["done", state].
# Steps: casts p, keep, same (next_state to a itself), rep (repeat_state_and_data), go (next_state b).
# Observe: only the change to b has p tried again.

import T

scenario do
  {:ok, m} = M.start_link(handle: fn
    :cast, :p, :a, _ -> emit(["try", :a]); {:keep_state_and_data, :postpone}
    :cast, :p, :b, _ -> emit(["done", :b]); :keep_state_and_data
    :cast, :go, _, d -> emit([:go]); {:next_state, :b, d}
    :cast, e, s, d ->
      emit([e])
      case e do
        :keep -> {:keep_state, d}
        :same -> {:next_state, s, d}
        :rep -> :repeat_state_and_data
      end
  end)
  for e <- [:p, :keep, :same, :rep, :go], do: :gen_statem.cast(m, e)
  M.sync(m)
end
