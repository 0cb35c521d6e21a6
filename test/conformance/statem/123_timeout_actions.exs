# statem/123_timeout_actions
# Setup: cast [do, actions]; other events are reported to main as [type, content].
# Steps: the integer 30; infinity after x 40; update of an event timeout; x 30 set by its own event again, once; x 40 and y 40 cancelled by infinity and cancel; state timeout 30 in a list of two, of which the last is 60.
# Observe: an integer is an event timeout whose content is the integer. infinity cancels. Of two for one type in a list the last counts.

import T

scenario do
  me = self()
  {:ok, m} = M.start_link(handle: fn
    :cast, {:do, actions}, _, _ -> {:keep_state_and_data, actions}
    {:timeout, :again} = t, 1, _, _ -> send(me, [t, 1]); {:keep_state_and_data, {t, 30, 2}}
    t, c, _, _ -> send(me, [t, c]); :keep_state_and_data
  end)
  for {es, n} <- [
    {[30], 1},
    {[{{:timeout, :x}, 40, 1}, [{{:timeout, :x}, :infinity, 2}]], 0},
    {[{:timeout, 60, 1}], 1},
    {[{{:timeout, :again}, 30, 1}], 2},
    {[[{{:timeout, :x}, 40, 1}, {{:timeout, :y}, 40, 1}], [{{:timeout, :y}, :cancel}, {{:timeout, :x}, :infinity, 0}]], 0},
    {[[{:state_timeout, 30, 1}, {:state_timeout, 60, 2}]], 1},
    {[[{:state_timeout, 30, 1}, :infinity, {:state_timeout, :update, 2}]], 1},
    {[:infinity], 0}
  ] do
    for e <- es, do: :gen_statem.cast(m, {:do, e})
    emit(collect(n, 80))
  end
end
