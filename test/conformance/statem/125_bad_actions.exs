# statem/125_bad_actions
# Setup: unlinked machines in state a with data 0; call go -> next_state b with data 1 and an action list: a reply, then something that is no action. terminate emits.
# Steps: call go; the reply and the DOWN reason.
# Observe: bad_action_from_state_function names the action; terminate gets the state and data that were returned. What stands before it in the list is done.

import T

scenario do
  for {action, i} <- Enum.with_index([
    :junk,
    -1,
    {:reply, :nobody, 1},
    {:next_event, :junk, 1},
    {:next_event, :enter, 1},
    {:state_timeout, -1, :t},
    {:state_timeout, :junk},
    {:state_timeout, 1.5, :t},
    {{:timeout, :x}, :update},
    {:postpone, :junk},
    {:hibernate, 1},
    :pop_callback_module
  ], 1) do
    {:ok, m} = M.start(handle: fn
      {:call, f}, :go, _, _ -> {:next_state, :b, 1, [{:reply, f, i}, action, :postpone]}
    end, terminate: fn r, s, d -> emit(["terminate", r, s, d]) end)
    ref = Process.monitor(m)
    reply = :gen_statem.call(m, :go)
    receive do {:DOWN, ^ref, _, _, r} -> emit(["down", reply, r]) end
  end
end
