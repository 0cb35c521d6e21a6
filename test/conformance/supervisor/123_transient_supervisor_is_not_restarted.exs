# supervisor/123_transient_supervisor_is_not_restarted
# Setup: main traps exits; top supervisor of the worker x and a supervisor mid, restart transient, max_restarts 0, with worker a.
# Steps: kill a; settle; emit top's children and count; restart_child mid; children; the same with restart temporary, then permanent.
# Observe: an exhausted supervisor ends with shutdown, which is no abnormal end: a transient one stays down.

import T

defmodule Mid do
  def go(n), do: Supervisor.start_link([W.spec(:"a#{n}", quiet: true)], strategy: :one_for_one, max_restarts: 0, name: :"mid#{n}")
end
scenario do
  Process.flag(:trap_exit, true)
  for {r, n} <- [transient: 1, temporary: 2, permanent: 3] do
    top = S.sup("top", [W.spec(:"x#{n}", quiet: true), %{id: :mid, start: {Mid, :go, [n]}, type: :supervisor, restart: r}], strategy: :one_for_one)
    Process.exit(Process.whereis(:"a#{n}"), :kill)
    settle(100)
    emit([r, Supervisor.count_children(top), for([id, p] <- S.kids(top), do: [id, p == "undefined"])])
    emit([Process.whereis(:"mid#{n}") != nil, flush()])
    if r == :transient, do: emit(elem(Supervisor.restart_child(top, :mid), 0))
  end
end
