# supervisor/114_one_event_counts_once
# Setup: main traps exits; one_for_all, max_restarts 2, quiet workers a, b, c; then rest_for_one likewise.
# Steps: kill a twice, awaiting the new one each time; emit children; kill a a third time; receive.
# Observe: three restarted children are one event: two kills are survived, the third is not.

import T

scenario do
  Process.flag(:trap_exit, true)
  for {st, i} <- [one_for_all: 0, rest_for_one: 1] do
    ids = for n <- ["a", "b", "c"], do: :"#{n}#{i}"
    S.sup("sup", for(id <- ids, do: W.spec(id, quiet: true)), strategy: st, max_restarts: 2)
    s = fn -> Process.whereis(hd(ids)) end
    last = List.last(ids)
    for _ <- 1..2 do
      old = Process.whereis(last)
      Process.exit(s.(), :kill)
      await_new(last, old)
    end
    emit(for id <- ids, do: Process.whereis(id))
    Process.exit(s.(), :kill)
    emit(recv())
  end
end
