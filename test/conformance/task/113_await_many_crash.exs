# task/113_await_many_crash
# Setup: main traps exits. Tasks a (parked), b (exits boom when told), c (returns 3).
# Steps: await_many [a,b,c] while b is told (catch); the mailbox; alive?(a); a told to return: the mailbox. Then await_many of [] and of
#   tasks that are done.
# Observe: the first end without a result fails it: ["boom",["Task","await_many",...]]; a runs on, its late result is dropped; EXIT
#   messages are there.

import T

scenario do
  Process.flag(:trap_exit, true)
  a = Task.async(fn -> receive do :go -> 1 end end)
  b = Task.async(fn -> receive do :go -> exit(:boom) end end)
  c = Task.async(fn -> receive do :go -> 3 end end)
  for {t, n} <- [{a, "a"}, {b, "b"}, {c, "c"}], do: name(t.pid, n)
  send(c.pid, :go)
  settle(20)
  send(b.pid, :go)
  emit(catching(fn -> Task.await_many([a, b, c], 1000) end))
  settle(20)
  emit(["mailbox", flush()])
  emit(["alive", Process.alive?(a.pid)])
  send(a.pid, :go)
  settle(20)
  emit(["mailbox", flush()])
  emit(["none", Task.await_many([])])
  d = Task.async(fn -> 4 end)
  e = Task.completed(5)
  settle(20)
  emit(["done", Task.await_many([e, d, e])])
end
