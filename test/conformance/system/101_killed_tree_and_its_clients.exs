# system/101_killed_tree_and_its_clients
# Setup: supervisor (one_for_all, in a process of its own) of a registry R and a server under {R, srv}; clients c1, c2 are in calls to it that it does not answer; main monitors them.
# Steps: kill the server; each client reports how its call ended; then both call again by name until it answers; emit.
# Observe: calls end with the server's reason; the name works for the next one.

import T

defmodule Tree do
  use Supervisor
  def start_link(_), do: Supervisor.start_link(__MODULE__, [], name: :tree)
  def init(_) do
    Supervisor.init([{Registry, keys: :unique, name: R}, %{id: :srv, start: {G, :start_link, [[call: fn :hang, _, s -> {:noreply, s}; m, _, s -> {:reply, m, s} end],
      [name: {:via, Registry, {R, :srv}}]]}}], strategy: :one_for_all)
  end
end
scenario do
  {:ok, _} = Tree.start_link([])
  me = self()
  via = {:via, Registry, {R, :srv}}
  old = GenServer.whereis(via)
  for n <- ["c1", "c2"], do: spawn_as(n, fn -> [t, {r, _}] = catching(fn -> GenServer.call(via, :hang) end); send(me, {n, t, r}); park() end)
  settle()
  Process.exit(old, :kill)
  emit(Enum.sort([recv(), recv()]))
  await(fn -> match?([:ok, p] when is_pid(p) and p != old, catching(fn -> GenServer.whereis(via) end)) end)
  emit(GenServer.call(via, :x))
end
