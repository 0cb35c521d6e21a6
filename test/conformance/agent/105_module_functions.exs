# agent/105_module_functions
# Setup: module Stack: new(items), push(items, x), pop(items) -> {top, rest}, size(items). Agent started with (Stack, new, [[1]]), linked, named st.
# Steps: update push 2; cast push 3; get size; get_and_update pop; get all; a call of a function that is missing (DOWN class).
# Observe: the state goes before the arguments; a missing function crashes the agent.

import T

defmodule Stack do
  def new(items), do: items
  def push(items, x), do: [x | items]
  def pop([top | rest]), do: {top, rest}
  def size(items, factor), do: length(items) * factor
end
scenario do
  {:ok, st} = Agent.start(Stack, :new, [[1]], name: :st)
  emit(Agent.update(:st, Stack, :push, [2]))
  emit(Agent.cast(:st, Stack, :push, [3]))
  emit(["size", Agent.get(:st, Stack, :size, [10])])
  emit(["pop", Agent.get_and_update(:st, Stack, :pop, [], 1000)])
  emit(["all", Agent.get(:st, & &1)])
  ref = Process.monitor(st)
  emit(Agent.cast(:st, Stack, :missing, []))
  emit(receive do {:DOWN, ^ref, _, _, {_, stack}} -> ["down", is_list(stack)] end)
end
