# statem/103_inserted_before_postponed
# Setup: in a the casts p1, p2 are postponed; go -> b with events i1, i2 inserted and itself postponed; in b all is emitted, i1 inserts j.
# Steps: casts p1, p2, go, x; sync.
# Observe: after a change: inserted events (and what they insert), then the postponed ones, oldest first, go among them, then the mailbox: i1, j, i2, p1, p2, go, x.

import T

scenario do
  {:ok, m} = M.start_link(handle: fn
    :cast, :go, :a, d -> {:next_state, :b, d, [:postpone, {:next_event, :internal, :i1}, {:next_event, :internal, :i2}]}
    :cast, _, :a, _ -> {:keep_state_and_data, :postpone}
    :internal, :i1, :b, _ -> emit([:i1]); {:keep_state_and_data, {:next_event, :internal, :j}}
    t, c, :b, _ -> emit([t, c]); :keep_state_and_data
  end)
  for e <- [:p1, :p2, :go, :x], do: :gen_statem.cast(m, e)
  M.sync(m)
end
