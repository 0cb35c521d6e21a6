# task/117_owner_ends
# Setup: owner o starts an async task t that traps nothing and waits; o ends: normally, with shutdown, with boom, killed.
# Steps: main monitors t before o ends; settle; if t is alive it is told to say hello, and asked to end.
# Observe: a normal end of the owner leaves its task alone; every other one takes it along, with its reason.

import T

scenario do
  me = self()
  ends = [normal: fn -> :ok end, shutdown: fn -> exit(:shutdown) end, boom: fn -> exit(:boom) end, kill: fn -> Process.exit(self(), :kill) end]
  for {word, f} <- ends do
    o = spawn_as("o", fn ->
      t = Task.async(fn -> receive do :hello -> send(me, :hello) end end)
      send(me, {:task, t.pid})
      receive do :go -> f.() end
    end)
    {:task, t} = recv()
    ref = Process.monitor(t)
    send(o, :go)
    settle(20)
    emit([word, "alive", Process.alive?(t)])
    send(t, :hello)
    if word == :normal, do: (receive do :hello -> emit("hello") end)
    receive do {:DOWN, ^ref, _, _, r} -> emit(["t down", r]) end
  end
end
