# statem/110_compound_states
# Setup: states are terms; cast [to, state] goes there. Cast p is emitted and postponed while the state is no map, else emitted as done. Enter calls are emitted.
# Steps: from [a, 1]: p; to another [a, 1]; to [a, [1]]; to [a, [1]] again; to the map x 1; to an equal map.
# Observe: states are compared by value: an equal term is no change, a different one is, however deep.

import T

scenario do
  {:ok, m} = M.start_link(enter: true, init: fn -> {:ok, {:a, 1}, 0} end, handle: fn
    :enter, old, s, _ -> emit(["enter", old, s]); :keep_state_and_data
    :cast, {:to, s}, _, d -> {:next_state, s, d}
    :cast, :p, %{}, _ -> emit(["done"]); :keep_state_and_data
    :cast, :p, _, _ -> emit(["postponed"]); {:keep_state_and_data, :postpone}
  end)
  M.sync(m)
  for e <- [:p, {:to, {:a, 1}}, {:to, {:a, {1}}}, {:to, {:a, {1}}}, {:to, %{x: 1}}, {:to, %{x: 1}}] do
    emit([e])
    :gen_statem.cast(m, e)
    M.sync(m)
  end
end
