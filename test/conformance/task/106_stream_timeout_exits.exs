# task/106_stream_timeout_exits
# Setup: stream over [1,2,3], max_concurrency 3, timeout 60: 1 returns, 2 is parked, 3 returns after 30 ms. And a second one: over [1,2,3],
#   max_concurrency 2, timeout 100: 1 is parked, 2 returns after 60 ms, so that 3 begins then; 3 waits for go and speaks.
# Steps: p (not trapping) collects the first, main monitors it. main catches the exit of the first. q catches the exit of the second; then: is 3
#   alive; go; what it says.
# Observe: the exit is ["timeout",["Task.Supervised","stream",[60]]]; uncaught it ends p. When it is caught the other tasks run on.

import T

scenario do
  me = self()
  f = fn 2 -> park(); 3 -> Process.sleep(30); n -> n end
  {p, ref} = spawn_monitor(fn -> Enum.to_list(Task.async_stream([1, 2, 3], f, max_concurrency: 3, timeout: 60)) end)
  receive do {:DOWN, ^ref, _, ^p, r} -> emit(["p down", r]) end
  emit(catching(fn -> Enum.to_list(Task.async_stream([1, 2, 3], f, max_concurrency: 3, timeout: 60)) end))
  settle()
  emit(["mailbox", flush()])

  spawn_as("q", fn ->
    q = self()
    slow = fn
      1 -> park()
      2 -> Process.sleep(60)
      3 -> send(q, {:i_am, self()}); receive do :go -> send(q, :spoke) end
    end
    [:exit, r] = catching(fn -> Enum.to_list(Task.async_stream([1, 2, 3], slow, max_concurrency: 2, timeout: 100)) end)
    {:i_am, three} = recv()
    alive = Process.alive?(three)
    send(three, :go)
    said = recv(50)
    send(me, {:q, r, alive, said})
  end)
  {:q, r, alive, said} = recv()
  emit(["q", r, alive, said])
end
