# statem/127_hibernate
# Setup: cast [h, actions] returns these actions; Hibernation is looked at after a while.
# Steps: [hibernate, true]; [hibernate, false] after hibernate in a list; hibernate with an inserted event that does not ask for it; hibernate from init and from an enter callback; a timeout that wakes.
# Observe: the last word of the last event counts; a timeout wakes, and its event decides anew.

import T

scenario do
  handle = fn
    :enter, _, :b, _ -> {:keep_state_and_data, :hibernate}
    :enter, _, _, _ -> :keep_state_and_data
    :cast, {:h, actions}, _, _ -> {:keep_state_and_data, actions}
    :cast, :go, _, d -> {:next_state, :b, d}
    _, _, _, _ -> :keep_state_and_data
  end
  chk = fn m -> settle(); emit([Process.info(m, :current_function) == {:current_function, {:erlang, :hibernate, 3}}]) end
  {:ok, m} = M.start_link(enter: true, init: fn -> {:ok, :a, 0, :hibernate} end, handle: handle)
  chk.(m)
  for a <- [{:hibernate, true}, [:hibernate, {:hibernate, false}], [:hibernate, {:next_event, :internal, :i}], [:hibernate, {:state_timeout, 0, :t}], [:hibernate, {{:timeout, :x}, 100, :t}]] do
    :gen_statem.cast(m, {:h, a})
    chk.(m)
  end
  settle(100)
  chk.(m)
  :gen_statem.cast(m, :go)
  chk.(m)
end
