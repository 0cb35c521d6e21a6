# supervisor/118_requests_while_a_child_is_restarting
# Setup: max_restarts 1000000; quiet workers a, b; a's init fails while broken is set.
# Steps: set broken, kill a, poll until it is restarting; emit terminate/restart/delete/start_child of a, count_children, a start_child of c, children; mend; wait for the new a; children.
# Observe: restarting is an answer of its own; other requests are served between the tries. (terminate_child comes last: it ends them.)

import T

scenario do
  :persistent_term.put(:broken, false)
  init = fn -> if :persistent_term.get(:broken), do: {:stop, :nope}, else: :ok end
  s = S.sup("sup", [W.spec(:a, quiet: true, init: init), W.spec(:b, quiet: true)], strategy: :one_for_one, max_restarts: 1_000_000)
  child = fn -> Enum.find_value(Supervisor.which_children(s), fn {id, p, _, _} -> id == :a and p end) end
  a = child.()
  :persistent_term.put(:broken, true)
  Process.exit(a, :kill)
  await(fn -> child.() == :restarting end)
  emit([Supervisor.restart_child(s, :a), Supervisor.delete_child(s, :a)])
  emit(Supervisor.start_child(s, W.spec(:a, quiet: true)))
  emit(Supervisor.count_children(s))
  {:ok, _} = Supervisor.start_child(s, W.spec(:c, quiet: true))
  emit(S.kids(s))
  :persistent_term.put(:broken, false)
  await(fn -> is_pid(child.()) end)
  emit(for [id, p] <- S.kids(s), do: [id, p != "restarting"])
  :persistent_term.put(:broken, true)
  Process.exit(child.(), :kill)
  await(fn -> child.() == :restarting end)
  emit([Supervisor.terminate_child(s, :a), Supervisor.delete_child(s, :a), S.kids(s)])
end
