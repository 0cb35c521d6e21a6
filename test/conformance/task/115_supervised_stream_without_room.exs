# task/115_supervised_stream_without_room
# Setup: Task.Supervisor ts with max_children 1; main traps exits.
# Steps: async_stream_nolink over [1,2] with max_concurrency 2, element 1 parked (class only); children of ts; with max_concurrency 1. A stream of
#   a supervisor that is not there (catch; first elements of the reason). The mailbox.
# Observe: no room raises, and the task that ran is killed; one at a time fits; no supervisor is noproc, with the stream's own location.

import T

scenario do
  Process.flag(:trap_exit, true)
  {:ok, ts} = Task.Supervisor.start_link(max_children: 1)
  f = fn 1 -> park(); n -> n end
  emit(hd(catching_class(fn -> Enum.to_list(Task.Supervisor.async_stream_nolink(ts, [1, 2], f, max_concurrency: 2)) end)))
  await(fn -> Task.Supervisor.children(ts) == [] end)
  emit(["children", Task.Supervisor.children(ts)])
  emit(Enum.to_list(Task.Supervisor.async_stream_nolink(ts, [2, 3], f, max_concurrency: 1)))
  [:exit, {{what, {m, fun, _}}, where}] = catching(fn -> Enum.to_list(Task.Supervisor.async_stream(:nots, [1], f)) end)
  emit([what, m, fun, where])
  settle(20)
  emit(["mailbox", flush()])
end
