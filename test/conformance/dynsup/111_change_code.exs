# dynsup/111_change_code
# Setup: a DynamicSupervisor module whose init returns what the test has put last; one child.
# Steps: suspended, change_code with room for two children; a second one and a third; with invalid flags, ignore, junk; a further one, and the count.
# Observe: the children stay, the flags count at once; errors change nothing.

import T

defmodule Rooms do
  use DynamicSupervisor
  def init(_), do: :persistent_term.get(:rooms)
end
scenario do
  put = fn value -> :persistent_term.put(:rooms, value) end
  put.(DynamicSupervisor.init(max_children: 1))
  {:ok, s} = DynamicSupervisor.start_link(Rooms, nil)
  change = fn -> :sys.change_code(s, Rooms, :old, :extra) end
  {:ok, a} = DynamicSupervisor.start_child(s, W.spec(:a))
  emit(change.())
  :sys.suspend(s)
  put.(DynamicSupervisor.init(max_children: 2))
  emit(["changed", change.()])
  :sys.resume(s)
  {:ok, _} = DynamicSupervisor.start_child(s, W.spec(:b))
  emit(DynamicSupervisor.start_child(s, W.spec(:c)))
  :sys.suspend(s)
  for value <- [DynamicSupervisor.init(max_children: -1), :ignore, :junk] do
    put.(value)
    emit(change.())
  end
  :sys.resume(s)
  emit(DynamicSupervisor.start_child(s, W.spec(:c)))
  emit([Process.alive?(a), DynamicSupervisor.count_children(s)])
end
