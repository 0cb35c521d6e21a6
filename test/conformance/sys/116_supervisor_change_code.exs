# sys/116_supervisor_change_code
# Setup: supervisor module whose init returns what the test has put last; children a, b; a dynamic child d added.
# Steps: suspended, change_code with other flags and children b, c: children and a group restart then; with invalid flags, duplicate ids, ignore, junk.
# Observe: children that are gone from the specs stay in front, new ones are there without a process; flags count at once; errors change nothing.

import T

defmodule Sup do
  @behaviour :supervisor
  def init(_), do: :persistent_term.get(:sup)
end
scenario do
  put = fn flags, specs -> :persistent_term.put(:sup, {:ok, {flags, specs}}) end
  put.(%{strategy: :one_for_one, intensity: 1, period: 5}, [W.spec(:a), W.spec(:b)])
  {:ok, s} = :supervisor.start_link(Sup, [])
  :supervisor.start_child(s, W.spec(:d))
  change = fn -> :sys.change_code(s, Sup, :old, :extra) end
  emit(change.())
  :sys.suspend(s)
  put.(%{strategy: :one_for_all, intensity: 7, period: 5}, [W.spec(:b, restart: :transient), W.spec(:c)])
  emit(["changed", change.()])
  :sys.resume(s)
  kids = fn -> for {id, p, type, _} <- :supervisor.which_children(s), do: [id, p, type] end
  emit(kids.())
  {:ok, spec} = :supervisor.get_childspec(s, :b)
  emit([spec.restart])
  GenServer.cast(:a, {:exit, :boom})
  await_new(:c)
  emit(kids.())
  :sys.suspend(s)
  for v <- [{:ok, {%{strategy: :bad}, []}}, {:ok, {%{}, [W.spec(:x), W.spec(:x)]}}, :ignore, :junk] do
    :persistent_term.put(:sup, v)
    emit(change.())
  end
  :sys.resume(s)
  emit(kids.())
end
