# supervisor/126_killed_supervisor
# Setup: main traps exits; supervisor of trapping worker a, plain worker b, and a supervisor c with trapping worker d.
# Steps: kill the supervisor; settle; emit main's mailbox, who has the names.
# Observe: no orderly shutdown: the children get the signal killed; those that trap terminate with it, as it is from their parent.

import T

defmodule Sub do
  def go(), do: Supervisor.start_link([W.spec(:d, trap: true)], strategy: :one_for_one, name: :c)
end
scenario do
  Process.flag(:trap_exit, true)
  s = S.sup("sup", [W.spec(:a, trap: true, stop_ms: 20), W.spec(:b)], strategy: :one_for_one)
  Process.exit(s, :kill)
  settle(100)
  emit(["mailbox", flush(), Process.whereis(:a), Process.whereis(:b)])
  s = S.sup("sup", [%{id: :c, start: {Sub, :go, []}, type: :supervisor}], strategy: :one_for_one)
  Process.exit(s, :kill)
  settle(100)
  emit(["mailbox", flush(), Process.whereis(:c), Process.whereis(:d)])
end
