# names/102_one_winner
# Setup: ten processes try to register themselves as svc at the same time and report whether they could.
# Steps: main collects the ten results.
# Observe: exactly one: ["won",1], and it is who whereis names: true.

import T

scenario do
  me = self()
  for i <- 1..10 do
    spawn_as("p#{i}", fn ->
      [r | _] = catching_class(fn -> Process.register(self(), :svc) end)
      send(me, {r, self()})
      park()
    end)
  end
  l = for _ <- 1..10, do: recv()
  won = for {:ok, p} <- l, do: p
  emit(["won", length(won)])
  emit([won == [Process.whereis(:svc)]])
end
