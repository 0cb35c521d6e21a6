# sys/101_failing_replace_state
# Setup: unlinked server with state old.
# Steps: replace_state with a function that raises, exits, throws (catch; emit only that it is an error); get_state after each; the same while suspended; then one that succeeds.
# Observe: the caller gets an error, not an exit; the state stays and the server lives; the new state is returned and there.

import T

scenario do
  {:ok, s} = G.start(init: fn -> {:ok, :old} end)
  bad = [raise: fn _ -> raise "boom" end, exit: fn _ -> exit(:why) end, throw: fn _ -> throw(:value) end]
  for {how, f} <- bad, do: emit([how, catching_class(fn -> :sys.replace_state(s, f) end), :sys.get_state(s)])
  :sys.suspend(s)
  for {how, f} <- bad, do: emit([how, catching_class(fn -> :sys.replace_state(s, f) end), :sys.get_state(s)])
  emit([:sys.replace_state(s, fn :old -> [:new, self() == s] end)])
  :sys.resume(s)
  emit([:sys.get_state(s), Process.alive?(s)])
end
