# process/107_hibernate_drops_the_stack
# Setup: p hibernates inside a try with an after block (finally); behind the call it would emit "behind".
# Steps: main sends go; the wake function emits ["woken", message] and returns.
# Observe: neither what is behind the call nor the finally is ever run: ["woken","go"], ["down","normal"].

import T

defmodule H do
  import T
  def wake, do: emit(["woken", recv()])
end
scenario do
  {p, _} =
    spawn_monitor(fn ->
      try do
        :erlang.hibernate(H, :wake, [])
        emit(["behind"])
      after
        emit(["finally"])
      end
    end)
  settle(20)
  send(p, :go)
  {:DOWN, _, _, ^p, r} = recv()
  emit(["down", r])
end
