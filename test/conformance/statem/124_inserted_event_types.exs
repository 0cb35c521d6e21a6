# statem/124_inserted_event_types
# Setup: cast go inserts one event of each type; each is emitted as [type, content].
# Steps: go; sync. Then main calls q, whose event the machine passes on to itself as a call of another content, answered there. Then plain messages that look like timeouts.
# Observe: any type can be inserted, also a call, which can be answered. A message {timeout, ref, x} that is no timeout of the machine is info.

import T

scenario do
  {:ok, m} = M.start_link(handle: fn
    :cast, :go, _, _ -> {:keep_state_and_data, for(t <- [:internal, :cast, :info, :timeout, :state_timeout, {:timeout, :x}], do: {:next_event, t, 1})}
    {:call, _} = t, :q, _, _ -> {:keep_state_and_data, {:next_event, t, :inner}}
    {:call, f}, :inner, _, _ -> {:keep_state_and_data, {:reply, f, :answer}}
    t, c, _, _ -> emit([t, c]); :keep_state_and_data
  end)
  :gen_statem.cast(m, :go)
  M.sync(m)
  emit(:gen_statem.call(m, :q))
  send(m, {:timeout, make_ref(), :state_timeout})
  send(m, {:timeout, make_ref(), {:timeout, :x}})
  send(m, :timeout)
  M.sync(m)
end
