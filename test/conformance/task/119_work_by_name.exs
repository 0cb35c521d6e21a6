# task/119_work_by_name
# Setup: module Sums with add/2; main traps exits.
# Steps: async, start_child and async_stream by module, function and arguments; the task's mfa, that of a function and of a completed one; a
#   function that the module does not have: await (catch; class of the reason).
# Observe: ["ok"...] as with a function; an element goes before the arguments; an unknown function is the task's own error.

import T

defmodule Sums do
  def add(a, b), do: a + b
  def tell(pid, a), do: send(pid, {:told, a})
end

scenario do
  Process.flag(:trap_exit, true)
  {:ok, ts} = Task.Supervisor.start_link()
  t = Task.async(Sums, :add, [1, 2])
  {m, f, a} = t.mfa
  emit(["mfa", m == Sums, f, a])
  emit(["await", Task.await(t)])
  emit(["mfa", Task.async(fn -> 1 end).mfa, Task.completed(1).mfa])
  emit(["supervised", Task.await(Task.Supervisor.async_nolink(ts, Sums, :add, [3, 4]))])
  {:ok, _} = Task.Supervisor.start_child(ts, Sums, :tell, [self(), 5])
  receive do {:told, n} -> emit(["told", n]) end
  emit(["stream", Enum.to_list(Task.async_stream([1, 2], Sums, :add, [10]))])
  emit(["stream", Enum.to_list(Task.Supervisor.async_stream(ts, [1, 2], Sums, :add, [20]))])
  [:exit, {{_error, stack}, where}] = catching(fn -> Task.await(Task.Supervisor.async_nolink(ts, Sums, :sub, [1, 2])) end)
  emit(["unknown", stack, where])
end
