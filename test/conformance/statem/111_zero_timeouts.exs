# statem/111_zero_timeouts
# Setup: cast [do, actions] keeps the state with these actions; all other events are emitted as [type, content].
# Steps: (1) x, state, y of 0, in this order. (2) x 0 twice, with y 0 between. (3) event timeout 0 between x and y. (4) x 0, then cancelled. (5) x 0, update x. (6) update of z, which is not set, and x 0. (7) x 0 and an inserted event that sets y 0 and x 0 again. (8) x 0 and an inserted event that changes the content of x.
# Observe: they come in the order in which they were set; of several for one name the last one counts, at its place; an update of none comes at once. The event timeout is ended by the zero timeout before it.

import T

scenario do
  {:ok, m} = M.start_link(handle: fn
    :cast, {:do, actions}, _, _ -> {:keep_state_and_data, actions}
    :internal, {:do, actions}, _, _ -> emit([:internal]); {:keep_state_and_data, actions}
    t, c, _, _ -> emit([t, c]); :keep_state_and_data
  end)
  x = fn c -> {{:timeout, :x}, 0, c} end
  y = fn c -> {{:timeout, :y}, 0, c} end
  for {actions, i} <- Enum.with_index([
    [x.(1), {:state_timeout, 0, 2}, y.(3)],
    [x.(1), y.(2), x.(3)],
    [x.(1), {:timeout, 0, 2}, y.(3)],
    [x.(1), {{:timeout, :x}, :cancel}, y.(2)],
    [x.(1), {{:timeout, :x}, :update, 2}],
    [{{:timeout, :z}, :update, 1}, x.(2)],
    [x.(1), {:next_event, :internal, {:do, [y.(2), x.(3)]}}],
    [x.(1), y.(2), {:next_event, :internal, {:do, {{:timeout, :x}, :update, 3}}}]
  ], 1) do
    emit([i])
    :gen_statem.cast(m, {:do, actions})
    M.sync(m)
  end
end
