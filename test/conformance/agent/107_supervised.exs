# agent/107_supervised
# Setup: supervisor sup with {Agent, fn -> 10 end} and an agent spec of its own id with a name.
# Steps: ids and types of which_children; update the named one, kill it, wait for the new one, get; kill the other by a cast that raises.
# Observe: the id is Agent; after a restart the first function has run again.

import T

scenario do
  named = %{id: :named, start: {Agent, :start_link, [fn -> 1 end, [name: :ag]]}}
  s = S.sup("sup", [{Agent, fn -> 10 end}, named], strategy: :one_for_one)
  emit(sorted(for {id, _, type, _} <- Supervisor.which_children(s), do: [id, type]))
  {_, first, _, _} = List.keyfind(Supervisor.which_children(s), Agent, 0)
  Agent.update(:ag, & &1 + 1)
  emit([Agent.get(:ag, & &1), Agent.get(first, & &1)])
  old = Process.whereis(:ag)
  Process.exit(old, :kill)
  await(fn -> p = Process.whereis(:ag); p != nil and p != old end)
  emit([Agent.get(:ag, & &1)])
  Agent.cast(first, fn _ -> raise "bad" end)
  await(fn -> {_, p, _, _} = List.keyfind(Supervisor.which_children(s), Agent, 0); is_pid(p) and p != first end)
  emit(Supervisor.count_children(s))
end
