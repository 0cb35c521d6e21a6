# supervisor/120_counts
# Setup: supervisor of: running worker a, transient worker b that has ended, an ignored worker c, a supervisor d (type supervisor), a temporary worker e, a worker f typed supervisor.
# Steps: emit count_children, which_children's types sorted; kill e; terminate a; emit again.
# Observe: active counts live processes only; types are what the spec says.

import T

defmodule Sub do
  def go(), do: Supervisor.start_link([], strategy: :one_for_one)
end
scenario do
  s = S.sup("sup", [
    W.spec(:a, quiet: true), W.spec(:b, quiet: true, restart: :transient), W.spec(:c, quiet: true, init: fn -> :ignore end),
    %{id: :d, start: {Sub, :go, []}, type: :supervisor}, W.spec(:e, quiet: true, restart: :temporary), W.spec(:f, quiet: true, type: :supervisor)], strategy: :one_for_one)
  GenServer.cast(:b, {:stop, :normal})
  settle()
  emit(Supervisor.count_children(s))
  emit(Enum.sort(for {id, p, t, _} <- Supervisor.which_children(s), do: {id, is_pid(p), t}))
  Process.exit(Process.whereis(:e), :kill)
  :ok = Supervisor.terminate_child(s, :a)
  settle()
  emit(Supervisor.count_children(s))
  emit(Enum.sort(for {id, p, _, _} <- Supervisor.which_children(s), do: {id, is_pid(p)}))
end
