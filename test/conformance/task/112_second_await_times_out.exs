# task/112_second_await_times_out
# Setup: main; task t returns 1.
# Steps: await t; await t again for 30 ms (catch); yield it for 30 ms; yield for 0 ms; await for 0 ms (catch). The same asks of a task that
#   was demonitored by hand before it replied.
# Observe: the result is given once; later asks time out: ["exit",["timeout",...]], null. A demonitored task never answers.

import T

scenario do
  t = Task.async(fn -> 1 end)
  emit(["await", Task.await(t)])
  emit(catching(fn -> Task.await(t, 30) end))
  emit(["yield", Task.yield(t, 30)])
  emit(["yield", Task.yield(t, 0)])
  emit(catching(fn -> Task.await(t, 0) end))
  t = Task.async(fn -> receive do :go -> 2 end end)
  Process.demonitor(t.ref)
  send(t.pid, :go)
  settle()
  emit(["yield", Task.yield(t, 30)])
  emit(["mailbox", flush()])
end
