# timers/111_apply_after
# Setup: main; module F: tell(to, x) sends to `to` x, whether it runs in `to`, and its links.
# Steps: apply_after 0 and 20 F.tell (first element of the result; receive); main sends itself m right after the one of 0: both messages, sorted; one of 30 cancelled at once, twice; one that raises and one of a function that is missing, after 10; settle; mailbox. A process that asks for one in 40 and ends: receive.
# Observe: the function runs in a process of its own that nobody is linked to; its crash is nobody's; it is cancelled, but not by the end of who asked.

import T

defmodule F do
  def tell(to, x), do: send(to, [x, self() == to, elem(Process.info(self(), :links), 1)])
  def raise_it, do: raise "bad"
end
scenario do
  me = self()
  {:ok, _} = :timer.apply_after(0, F, :tell, [me, "now"])
  send(me, "m")
  emit(sorted([recv(), recv()]))
  {:ok, _} = :timer.apply_after(20, F, :tell, [me, "later"])
  emit(recv())
  {:ok, t} = :timer.apply_after(30, F, :tell, [me, "never"])
  emit([:timer.cancel(t), :timer.cancel(t)])
  {:ok, _} = :timer.apply_after(10, F, :raise_it, [])
  {:ok, _} = :timer.apply_after(10, F, :missing, [])
  settle(60)
  emit(["mailbox", flush()])
  spawn_as("p", fn -> :timer.apply_after(40, F, :tell, [me, "still"]) end)
  emit(recv())
end
