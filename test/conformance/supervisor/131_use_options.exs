# supervisor/131_use_options
# Setup: modules with use Supervisor; use Supervisor, id, restart and shutdown; use GenServer, restart: :transient.
# Steps: emit the child_spec of each as [id, restart, shutdown, type]; start a supervisor of the three: ids and types; kill the transient server: it is back; stop it normally: undefined.
# Observe: what follows use is in the spec.

import T

defmodule Plain do
  use Supervisor
  def start_link(x), do: Supervisor.start_link(__MODULE__, x)
  def init(_), do: Supervisor.init([], strategy: :one_for_one)
end
defmodule Other do
  use Supervisor, id: :other, restart: :temporary, shutdown: 50
  def start_link(x), do: Supervisor.start_link(__MODULE__, x)
  def init(_), do: Supervisor.init([], strategy: :one_for_one)
end
defmodule Tr do
  use GenServer, restart: :transient
  def start_link(x), do: GenServer.start_link(__MODULE__, x, name: :tr)
  def init(x), do: {:ok, x}
end
scenario do
  for m <- [Plain, Other, Tr] do
    cs = m.child_spec(:arg)
    emit([cs.id, cs[:restart], cs[:shutdown], cs[:type]])
  end
  s = S.sup("sup", [{Plain, 1}, {Other, 2}, {Tr, 3}], strategy: :one_for_one)
  emit(for {id, p, t, _} <- Supervisor.which_children(s), do: [id, is_pid(p), t])
  tr = Process.whereis(:tr)
  Process.exit(tr, :kill)
  await(fn -> Process.whereis(:tr) not in [nil, tr] end)
  GenServer.stop(:tr)
  settle()
  emit(for {id, p, _, _} <- Supervisor.which_children(s), do: [id, p != :undefined])
end
