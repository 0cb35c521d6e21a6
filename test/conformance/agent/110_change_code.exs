# agent/110_change_code
# Setup: agent a with state 3.
# Steps: suspend; change_code with the function x * 10; with {Kernel, :+, [2]}; with one that raises; resume; get.
# Observe: the extra argument is a function of the state; one that fails leaves the state.

import T

scenario do
  {:ok, a} = Agent.start_link(fn -> 3 end)
  :sys.suspend(a)
  emit(:sys.change_code(a, Agent.Server, nil, & &1 * 10))
  emit(:sys.change_code(a, Agent.Server, nil, {Kernel, :+, [2]}))
  {:error, {class, _}} = :sys.change_code(a, Agent.Server, nil, fn _ -> raise "bad" end)
  emit(["error", class])
  :sys.resume(a)
  emit(["get", Agent.get(a, & &1)])
end
