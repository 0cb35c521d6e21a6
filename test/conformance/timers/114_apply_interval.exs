# timers/114_apply_interval
# Setup: main; a function that sends main [x, ran in main?].
# Steps: apply_interval 30 from main: two messages, cancel, flush, settle 100, mailbox. One of a function that sends and raises: two messages, cancel. A process that asks for one of 30 and ends after 80: settle 200, mailbox.
# Observe: each run is a process of its own, a crash ends none but itself; cancelled it stops, and it ends with the process that asked.

import T

defmodule F do
  def tell(to, x), do: send(to, [x, self() == to])
  def tell_and_raise(to, x) do
    tell(to, x)
    raise "bad"
  end
end
scenario do
  me = self()
  {:ok, t} = :timer.apply_interval(30, F, :tell, [me, "a"])
  emit([recv(), recv()])
  emit(:timer.cancel(t))
  flush()
  settle(100)
  emit(["mailbox", flush()])
  {:ok, t} = :timer.apply_interval(30, F, :tell_and_raise, [me, "b"])
  emit([recv(), recv()])
  emit(:timer.cancel(t))
  flush()
  spawn_as("p", fn -> :timer.apply_interval(30, F, :tell, [me, "c"]); Process.sleep(75) end)
  settle(200)
  emit(["mailbox", flush()])
end
