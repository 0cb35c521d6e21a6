# monitors/103_self_and_foreign_references
# Setup: p monitors q and gives the reference to main; main monitors itself.
# Steps: main demonitors p's reference and an unknown one (emit results); q exits boom; p reports its DOWN; main emits its mailbox.
# Observe: foreign and unknown references are true and without effect; a monitor of oneself does nothing.

import T

scenario do
  me = self()
  Process.monitor(me)
  q = spawn_as("q", fn -> receive do :go -> exit(:boom) end end)
  spawn_as("p", fn ->
    ref = Process.monitor(q)
    send(me, {:ref, ref})
    {:DOWN, ^ref, _, _, r} = recv()
    send(me, {:p, r})
  end)
  {:ref, ref} = recv()
  emit([Process.demonitor(ref), Process.demonitor(make_ref())])
  send(q, :go)
  {:p, r} = recv()
  emit(["p got", r])
  settle()
  emit(["mailbox", flush()])
end
