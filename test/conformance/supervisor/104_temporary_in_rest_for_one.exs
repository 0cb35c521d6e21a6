# supervisor/104_temporary_in_rest_for_one
# Setup: rest_for_one: a, t (temporary), b, u (temporary), n (transient); all trap exits.
# Steps: kill u, settle, emit children; kill a, wait for the new n, emit children and counts; b stops normal, wait for the new n, emit children.
# Observe: a temporary child that dies takes nobody along; one behind the child that died is ended and forgotten, the others come back.

import T

scenario do
  w = fn id, restart -> W.spec(id, trap: true, restart: restart) end
  s = S.sup("sup", [w.(:a, :permanent), w.(:t, :temporary), w.(:b, :permanent), w.(:u, :temporary), w.(:n, :transient)], strategy: :rest_for_one)
  Process.exit(Process.whereis(:u), :kill)
  settle()
  emit(S.kids(s))
  n = Process.whereis(:n)
  Process.exit(Process.whereis(:a), :kill)
  n2 = await_new(:n, n)
  emit(S.kids(s))
  emit(Supervisor.count_children(s))
  GenServer.cast(:b, {:stop, :normal})
  await_new(:n, n2)
  emit(S.kids(s))
end
