# supervisor/127_unlinked_child_and_linked_siblings
# Setup: main traps exits. (1) one_for_one with worker u, which unlinks itself from its supervisor in init, and a. (2) one_for_all with max_restarts 1, trapping a, and b and c that are linked to each other.
# Steps: (1) kill u; settle; children by id with whether the process lives; stop. (2) kill b; settle; children.
# Observe: an unlinked child's end is not noticed; linked siblings that die together are one event for one_for_all.

import T

scenario do
  Process.flag(:trap_exit, true)
  sup = self()
  s = S.sup("sup", [W.spec(:u, quiet: true, init: fn -> Process.unlink(hd(Process.get(:"$ancestors"))); :ok end), W.spec(:a, quiet: true)], strategy: :one_for_one)
  Process.exit(Process.whereis(:u), :kill)
  settle()
  emit(for {id, p, _, _} <- Enum.sort(Supervisor.which_children(s)), do: [id, Process.alive?(p)])
  emit([Supervisor.count_children(s).active, Supervisor.stop(s), sup == self()])
  flush()
  link = fn n -> if n > 0, do: Process.link(Process.whereis(:b2)); :ok end
  s = S.sup("sup", [W.spec(:a2, trap: true), W.spec(:b2), W.spec(:c2, init: link)], strategy: :one_for_all, max_restarts: 1)
  Process.exit(Process.whereis(:b2), :kill)
  settle()
  emit([S.kids(s), flush()])
end
