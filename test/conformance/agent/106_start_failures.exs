# agent/106_start_failures
# Setup: main traps exits.
# Steps: start_link functions that raise bad, exit why, throw x (result, settled mailbox each); start one that takes 100 ms with timeout 20 (result, mailbox); the name of a failed one is free: start under it again, registered?
# Observe: results and EXIT messages are a GenServer's; the first function runs in the agent.

import T

scenario do
  Process.flag(:trap_exit, true)
  for f <- [fn -> raise "bad" end, fn -> exit(:why) end, fn -> throw(:x) end] do
    emit(Agent.start_link(f, name: :ag))
    settle()
    emit(["mailbox", flush()])
  end
  emit(Agent.start_link(fn -> Process.sleep(100) end, name: :ag, timeout: 20))
  settle()
  emit(["mailbox", flush()])
  {:ok, a} = Agent.start_link(fn -> self() end, name: :ag)
  emit(["self", Agent.get(:ag, & &1) == a, Process.whereis(:ag) == a])
end
