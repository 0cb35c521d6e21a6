# agent/101_thrown_values
# Setup: unlinked agents with state 0; main catches exits and emits [kind, reason without the call].
# Steps: get throwing {:reply, 1, 5}, then get; update throwing {:noreply, 7} (timeout 50), then get; get throwing :v + DOWN; cast throwing :w + DOWN; start throwing :ignore, {:stop, :no}, :x.
# Observe: a thrown value is what the callback returns: it may reply and set the state; anything else is a bad return value; in the first function it is what init returns.

import T

scenario do
  call = fn f -> case catching(f) do [:exit, {r, {GenServer, :call, _}}] -> [:exit, r]; o -> o end end
  {:ok, a} = Agent.start(fn -> 0 end)
  emit(call.(fn -> Agent.get(a, fn _ -> throw({:reply, 1, 5}) end) end))
  emit(call.(fn -> Agent.get(a, & &1) end))
  emit(call.(fn -> Agent.update(a, fn _ -> throw({:noreply, 7}) end, 50) end))
  emit(call.(fn -> Agent.get(a, & &1) end))
  ref = Process.monitor(a)
  emit(call.(fn -> Agent.get(a, fn _ -> throw(:v) end) end))
  receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end
  {:ok, b} = Agent.start(fn -> 0 end)
  ref = Process.monitor(b)
  emit(Agent.cast(b, fn _ -> throw(:w) end))
  receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end
  for v <- [:ignore, {:stop, :no}, :x], do: emit(Agent.start(fn -> throw(v) end))
end
