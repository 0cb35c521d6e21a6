# dynsup/109_child_definitions
# Setup: ds; modules My (use GenServer, restart temporary) and Sup (use Supervisor).
# Steps: start_child of {My, 1}, of My, of {Sup, []}, of a map with a modules key; which_children as [id, pid?, type, modules], sorted; kill {My, 1}: counts. start_child of specs that start returns {:ok, pid, info}; of a start that returns
#   already_started; the same registered child twice.
# Observe: ids are undefined; type and modules are of the spec; info is passed on; errors come bare.

import T

defmodule My do
  use GenServer, restart: :temporary
  def start_link(x), do: GenServer.start_link(__MODULE__, x)
  def init(x), do: {:ok, x}
end
defmodule Sup do
  use Supervisor
  def start_link(x), do: Supervisor.start_link(__MODULE__, x)
  def init(_), do: Supervisor.init([], strategy: :one_for_one)
end
defmodule Info do
  def go(), do: {:ok, elem(G.start_link([]), 1), :info}
end
scenario do
  {:ok, ds} = DynamicSupervisor.start_link(strategy: :one_for_one)
  {:ok, one} = DynamicSupervisor.start_child(ds, {My, 1})
  {:ok, two} = DynamicSupervisor.start_child(ds, My)
  emit([:sys.get_state(one), :sys.get_state(two)])
  {:ok, _} = DynamicSupervisor.start_child(ds, {Sup, []})
  emit(sorted(for {id, p, t, m} <- DynamicSupervisor.which_children(ds), do: [id, is_pid(p), t, m]))
  Process.exit(one, :kill)
  settle()
  emit(DynamicSupervisor.count_children(ds))
  {r, p, i} = DynamicSupervisor.start_child(ds, %{id: :x, start: {Info, :go, []}})
  emit([r, is_pid(p), i])
  {:ok, _} = DynamicSupervisor.start_child(ds, W.spec(:w, quiet: true))
  {:error, {what, p}} = DynamicSupervisor.start_child(ds, W.spec(:w, quiet: true))
  emit([what, p == Process.whereis(:w)])
  emit(DynamicSupervisor.count_children(ds))
end
