# agent/109_sys
# Setup: agent a with state 3.
# Steps: sys get_state; replace_state +1; get; suspend; update(x * 10) with timeout 20 (catch, without the call), cast(x + 2); get_state; resume; get.
# Observe: an agent is a GenServer to sys; what it was asked while suspended it does afterwards, in order.

import T

scenario do
  {:ok, a} = Agent.start_link(fn -> 3 end)
  emit(["state", :sys.get_state(a)])
  emit(["replaced", :sys.replace_state(a, & &1 + 1), Agent.get(a, & &1)])
  emit(:sys.suspend(a))
  [:exit, {r, {GenServer, :call, _}}] = catching(fn -> Agent.update(a, & &1 * 10, 20) end)
  emit([r, Agent.cast(a, & &1 + 2)])
  emit(["state", :sys.get_state(a)])
  emit(:sys.resume(a))
  emit(["get", Agent.get(a, & &1)])
end
