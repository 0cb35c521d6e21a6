# agent/103_timed_out_update_still_happens
# Setup: agent a with state 1.
# Steps: update(x * 10) that takes 80 ms, timeout 20 (catch, emit class and first element); get_and_update, timeout 20, while it is busy, the same; get; settle 100 ms; flush; get.
# Observe: both callers exit with timeout; both functions run in order all the same, before the later get; no late reply reaches the mailbox.

import T

scenario do
  call = fn f -> case catching(f) do [:exit, {r, {GenServer, :call, _}}] -> [:exit, r]; o -> o end end
  {:ok, a} = Agent.start_link(fn -> 1 end)
  emit(call.(fn -> Agent.update(a, fn x -> Process.sleep(80); x * 10 end, 20) end))
  emit(call.(fn -> Agent.get_and_update(a, fn x -> {x, x + 1} end, 20) end))
  emit(["get", Agent.get(a, & &1, 5000)])
  settle(100)
  emit(["mailbox", flush()])
  emit(["get", Agent.get(a, & &1, :infinity)])
end
