# supervisor/129_child_dies_while_others_start
# Setup: main traps exits; supervisor of quiet a, and b, whose init kills a and then takes 50 ms (first instance only), and c. one_for_one, then one_for_all, then with a temporary.
# Steps: start_link; settle; children; mailbox.
# Observe: the death is handled when all have started.

import T

scenario do
  Process.flag(:trap_exit, true)
  for {st, r, i} <- [{:one_for_one, :permanent, 1}, {:one_for_all, :permanent, 2}, {:one_for_one, :temporary, 3}] do
    [a, b, c] = for n <- ["a", "b", "c"], do: :"#{n}#{i}"
    kill = fn n -> if n == 1 do Process.exit(Process.whereis(a), :kill); settle() end; :ok end
    s = S.sup("sup", [W.spec(a, restart: r), W.spec(b, trap: true, init: kill), W.spec(c, trap: true)], strategy: st)
    settle()
    emit([S.kids(s), flush()])
    Supervisor.stop(s)
    flush()
  end
end
