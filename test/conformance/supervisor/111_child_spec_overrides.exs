# supervisor/111_child_spec_overrides
# Setup: a module My whose child spec has a function of its own; Supervisor.child_spec of a map, of My, of {My, arg}, with overrides.
# Steps: emit each as [id, args, restart, shutdown, type]; start a supervisor with two children of the module {My, arg} under different ids; emit the ids.
# Observe: overrides replace what the module says, the rest stays; a module alone gets [] as its argument.

import T

defmodule My do
  use GenServer, restart: :transient
  def start_link(x), do: GenServer.start_link(__MODULE__, x)
  def init(x), do: {:ok, x}
end
scenario do
  show = fn cs -> emit([cs.id, elem(cs.start, 2), cs[:restart], cs[:shutdown], cs[:type]]) end
  show.(Supervisor.child_spec(%{id: :a, start: {My, :start_link, [1]}}, restart: :temporary))
  show.(Supervisor.child_spec({My, :arg}, []))
  show.(Supervisor.child_spec({My, :arg}, id: :b, shutdown: 10, restart: :permanent))
  show.(Supervisor.child_spec(My, id: :c, type: :supervisor))
  children = [{My, 1}, Supervisor.child_spec({My, 2}, id: :second)]
  s = S.sup("s", children, strategy: :one_for_one)
  emit(["ids", for({id, _, _, _} <- Supervisor.which_children(s), do: id)])
end
