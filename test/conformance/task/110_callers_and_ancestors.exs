# task/110_callers_and_ancestors
# Setup: main; Task.Supervisor registered as ts.
# Steps: the dictionary's $callers and $ancestors in: an async task t; a task u of that task; a task of ts; a start_child task of ts; a
#   Task.start process; an element of async_stream ($callers only); main itself.
# Observe: callers are who asked, nearest first, never the supervisor; ancestors are who started, by name where there is one.

import T

scenario do
  me = self()
  {:ok, _} = Task.Supervisor.start_link(name: :ts)
  look = fn -> [Process.get(:"$callers"), Process.get(:"$ancestors")] end
  t = Task.async(fn ->
    name(self(), "t")
    u = Task.async(look)
    [look.(), Task.await(u)]
  end)
  [a, b] = Task.await(t)
  emit(["async", a])
  emit(["of a task", b])
  emit(["supervised", Task.await(Task.Supervisor.async(:ts, look))])
  {:ok, _} = Task.Supervisor.start_child(:ts, fn -> send(me, look.()) end)
  emit(["start_child", recv()])
  {:ok, _} = Task.start(fn -> send(me, look.()) end)
  emit(["start", recv()])
  [ok: callers] = Enum.to_list(Task.async_stream([1], fn _ -> Process.get(:"$callers") end))
  emit(["stream", callers])
  [ok: callers] = Enum.to_list(Task.Supervisor.async_stream_nolink(:ts, [1], fn _ -> Process.get(:"$callers") end))
  emit(["supervised stream", callers])
  emit(["main", look.()])
end
