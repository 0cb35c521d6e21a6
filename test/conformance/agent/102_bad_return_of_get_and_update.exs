# agent/102_bad_return_of_get_and_update
# Setup: main traps exits; linked agent a, unlinked agent b.
# Steps: get_and_update on a returning the bare word nope, then on b returning a tuple of three (catch, emit exit reason and name of the called function); EXIT of a; DOWN of b.
# Observe: the agent stops with bad_return_value, the caller exits with that and the call.

import T

scenario do
  Process.flag(:trap_exit, true)
  call = fn f -> case catching(f) do [:exit, {r, {m, f, _}}] -> [:exit, r, m, f]; o -> o end end
  {:ok, a} = Agent.start_link(fn -> 0 end)
  name(a, "a")
  emit(call.(fn -> Agent.get_and_update(a, fn _ -> :nope end) end))
  emit(recv())
  {:ok, b} = Agent.start(fn -> 0 end)
  name(b, "b")
  Process.monitor(b)
  emit(call.(fn -> Agent.get_and_update(b, fn n -> {n, n, n} end) end))
  emit(recv())
end
