# supervisor/117_position_in_the_order
# Setup: supervisor of workers a, b, c; d is added.
# Steps: which_children's ids; terminate and restart b: ids; terminate, delete and start b again: ids; kill a, wait for the new one: ids; stop.
# Observe: restarts keep the place, delete and start lose it; shutdown goes backwards by the list.

import T

scenario do
  s = S.sup("sup", [W.spec(:a, trap: true), W.spec(:b, trap: true), W.spec(:c, trap: true)], strategy: :one_for_one)
  {:ok, _} = Supervisor.start_child(s, W.spec(:d, trap: true))
  ids = fn -> emit(for {id, _, _, _} <- Supervisor.which_children(s), do: id) end
  ids.()
  :ok = Supervisor.terminate_child(s, :b)
  {:ok, _} = Supervisor.restart_child(s, :b)
  ids.()
  :ok = Supervisor.terminate_child(s, :b)
  :ok = Supervisor.delete_child(s, :b)
  {:ok, _} = Supervisor.start_child(s, W.spec(:b, trap: true))
  ids.()
  a = Process.whereis(:a)
  Process.exit(a, :kill)
  await_new(:a, a)
  ids.()
  Supervisor.stop(s)
end
