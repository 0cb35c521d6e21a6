# task/102_await_timeout_takes_the_task_along
# Setup: process p (not trapping) has an async task t that waits for ever, and awaits it for 30 ms without a catch.
# Steps: main monitors both.
# Observe: p exits with ["timeout",["Task","await",["task",30]]], and so does t, by the link.

import T

scenario do
  me = self()
  {p, pref} = spawn_monitor(fn ->
    t = Task.async(fn -> park() end)
    send(me, {:task, t.pid})
    receive do :go -> :ok end
    Task.await(t, 30)
  end)
  {:task, t} = recv()
  tref = Process.monitor(t)
  send(p, :go)
  receive do {:DOWN, ^pref, _, _, r} -> emit(["p down", r]) end
  receive do {:DOWN, ^tref, _, _, r} -> emit(["t down", r]) end
end
