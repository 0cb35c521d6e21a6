# agent/104_exit_in_function
# Setup: unlinked agents with state 0.
# Steps: for reasons normal, shutdown, {shutdown, x}, why, kill: get a function that exits with it (catch, without the call), DOWN. Then an agent whose function asks itself: get inside get (catch); kill an agent while it runs a get for main's child; stop with a reason.
# Observe: exit(r) ends the agent with r and its caller too, normal and kill included; asking oneself is calling_self, nested outward.

import T

scenario do
  call = fn f -> case catching(f) do [:exit, {r, {GenServer, :call, _}}] -> [:exit, r]; o -> o end end
  for r <- [:normal, :shutdown, {:shutdown, :x}, :why, :kill] do
    {:ok, a} = Agent.start(fn -> 0 end)
    ref = Process.monitor(a)
    emit(call.(fn -> Agent.get(a, fn _ -> exit(r) end) end))
    receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end
  end
  {:ok, a} = Agent.start(fn -> 0 end)
  [:exit, {{:calling_self, {GenServer, :call, _}}, {GenServer, :call, _}}] = catching(fn -> Agent.get(a, fn n -> Agent.get(a, fn _ -> n end) end) end)
  {:ok, b} = Agent.start(fn -> 0 end)
  caller = spawn_as("caller", fn -> Agent.get(b, fn _ -> park() end, :infinity) end)
  ref = Process.monitor(caller)
  settle()
  Process.exit(b, :kill)
  receive do {:DOWN, ^ref, _, _, {r, {GenServer, :call, _}}} -> emit(["caller", r]) end
  {:ok, c} = Agent.start(fn -> 0 end)
  ref = Process.monitor(c)
  emit(["stop", Agent.stop(c, :done, 1000)])
  receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end
  emit(catching(fn -> Agent.stop(:nobody) end))
end
