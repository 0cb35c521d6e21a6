# supervisor/101_terminate_child_while_restarting
# Setup: max_restarts 1000000; quiet worker a failing in init while broken is set; worker b.
# Steps: set broken, kill a; once a is restarting: restart_child(a), delete_child(a), terminate_child(a); clear broken, settle, emit children; restart_child(a) as ok or not.
# Observe: "restarting" is an error for the first two; terminate_child ends the retries: a stays undefined until it is restarted by hand.

import T

scenario do
  :persistent_term.put(:broken, false)
  s = S.sup("sup", [W.spec(:a, quiet: true, init: fn -> if(:persistent_term.get(:broken), do: {:stop, :nope}, else: :ok) end), W.spec(:b)], strategy: :one_for_one, max_restarts: 1_000_000)
  :persistent_term.put(:broken, true)
  Process.exit(Process.whereis(:a), :kill)
  await(fn -> {_, p, _, _} = List.keyfind(Supervisor.which_children(s), :a, 0); p == :restarting end)
  emit(["restart", Supervisor.restart_child(s, :a)])
  emit(["delete", Supervisor.delete_child(s, :a)])
  emit(["terminate", Supervisor.terminate_child(s, :a)])
  :persistent_term.put(:broken, false)
  settle()
  emit(S.kids(s))
  {r, _} = Supervisor.restart_child(s, :a)
  emit(["restart", r])
end
