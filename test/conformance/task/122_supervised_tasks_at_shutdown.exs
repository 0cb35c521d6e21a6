# task/122_supervised_tasks_at_shutdown
# Setup: Task.Supervisor ts with: a start_child task that traps exits and says why it is told to end; an async_nolink task with shutdown brutal_kill;
#   a linked task of an owner o that does not trap.
# Steps: Supervisor.stop(ts); DOWN reasons (sorted) of the tasks and of o.
# Observe: the shutdown reason is shutdown, killed for brutal_kill; a linked owner goes down with its task.

import T

scenario do
  me = self()
  {:ok, ts} = Task.Supervisor.start_link()
  {:ok, a} = Task.Supervisor.start_child(ts, fn ->
    Process.flag(:trap_exit, true)
    send(me, :up)
    receive do {:EXIT, _, r} -> send(me, {:told, r}) end
  end)
  receive do :up -> :ok end
  b = Task.Supervisor.async_nolink(ts, fn -> park() end, shutdown: :brutal_kill)
  o = spawn_as("o", fn ->
    t = Task.Supervisor.async(ts, fn -> park() end)
    send(me, {:task, t.pid})
    park()
  end)
  {:task, c} = recv()
  refs = for {word, p} <- [a: a, b: b.pid, c: c, o: o], do: {word, Process.monitor(p)}
  emit(["stop", Supervisor.stop(ts)])
  for {word, ref} <- refs, do: (receive do {:DOWN, ^ref, _, _, r} -> emit([word, r]) end)
  receive do {:told, r} -> emit(["told", r]) end
  emit(["yield", Task.yield(b)])
end
