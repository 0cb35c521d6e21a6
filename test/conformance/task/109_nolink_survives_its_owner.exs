# task/109_nolink_survives_its_owner
# Setup: Task.Supervisor ts; owner o starts a nolink task and a linked one; both wait for go and then speak to main.
# Steps: o is killed; main tells both to go; alive?(nolink), children of ts.
# Observe: the linked one died with its owner (killed); the nolink one goes on and speaks; its result reaches nobody.

import T

scenario do
  me = self()
  {:ok, ts} = Task.Supervisor.start_link()
  o = spawn_as("o", fn ->
    f = fn word -> fn -> receive do :go -> send(me, word) end end end
    a = Task.Supervisor.async_nolink(ts, f.(:nolink))
    b = Task.Supervisor.async(ts, f.(:linked))
    send(me, {:tasks, a.pid, b.pid})
    park()
  end)
  {:tasks, a, b} = recv()
  ref = Process.monitor(b)
  Process.exit(o, :kill)
  receive do {:DOWN, ^ref, _, _, r} -> emit(["linked down", r]) end
  emit(["alive", Process.alive?(a)])
  ref = Process.monitor(a)
  send(a, :go)
  emit(["said", recv()])
  receive do {:DOWN, ^ref, _, _, r} -> emit(["nolink down", r]) end
  await(fn -> Task.Supervisor.children(ts) == [] end)
  emit(["children", Task.Supervisor.children(ts)])
end
