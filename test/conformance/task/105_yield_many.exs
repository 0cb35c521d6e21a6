# task/105_yield_many
# Setup: main traps exits. Tasks: a returns 1 at once, b exits boom, c returns 3 after "go", d waits for ever.
# Steps: yield_many of all for 60 ms (emit the results without the tasks); send go to c; yield_many of c and d for 60 ms; yield a again for 20 ms.
# Observe: [["ok",1],["exit","boom"],null,null], in the order of the list; then [["ok",3],null]; a has nothing more to give: null.

import T

scenario do
  Process.flag(:trap_exit, true)
  a = Task.async(fn -> 1 end)
  b = Task.async(fn -> exit(:boom) end)
  c = Task.async(fn -> receive do :go -> 3 end end)
  d = Task.async(fn -> park() end)
  results = Task.yield_many([a, b, c, d], 60)
  emit(["tasks", Enum.map(results, &elem(&1, 0)) == [a, b, c, d]])
  emit(["results", Enum.map(results, &elem(&1, 1))])
  send(c.pid, :go)
  emit(["results", Enum.map(Task.yield_many([c, d], 60), &elem(&1, 1))])
  emit(["again", Task.yield(a, 20)])
  emit(["none", Task.yield_many([])])
end
