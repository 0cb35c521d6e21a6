# supervisor/122_invalid_specs_before_any_start
# Setup: main traps exits; raw supervisors of the worker a and a second child that is wrong: an id twice, significant without auto_shutdown, significant and permanent, without start, a restart often; wrong flags.
# Steps: start_link each; emit result and mailbox. start_child of each to a running supervisor (auto_shutdown never); emit; children.
# Observe: nothing is started; start_child says the same, without the wrapping.

import T

scenario do
  Process.flag(:trap_exit, true)
  exits = fn -> settle(20); length(flush()) end
  ok = W.spec(:a)
  b = W.spec(:b)
  bad = [[ok, ok], [ok, Map.merge(b, %{significant: true, restart: :transient})], [ok, %{id: :c}], [ok, Map.put(b, :restart, :often)],
    [ok, Map.put(b, :shutdown, :soon)], [ok, Map.put(b, :type, :boss)], [ok, Map.put(b, :modules, 1)], [ok, %{b | start: {:m, :f}}]]
  for l <- bad do
    {:error, e} = S.start_link(%{strategy: :one_for_one}, l)
    r = case e do
      {:start_spec, why} -> ["start_spec", (case why do {:invalid_mfa, _} -> :invalid_mfa; w -> w end)]
      other -> other
    end
    emit([r, exits.()])
  end
  {:error, {:start_spec, why}} = S.start_link(%{strategy: :one_for_one, auto_shutdown: :any_significant}, [Map.put(b, :significant, true)])
  emit([why, exits.()])
  for f <- [%{strategy: :none}, %{intensity: -1}, %{period: 0}, %{auto_shutdown: :some}] do
    {:error, why} = S.start_link(f, [ok])
    emit([why, exits.()])
  end
  {:ok, s} = S.start_link(%{strategy: :one_for_one}, [])
  for c <- [Map.put(b, :restart, :often), Map.merge(b, %{significant: true, restart: :transient}), %{id: :c}, Map.put(b, :shutdown, -5)], do: emit(:supervisor.start_child(s, c))
  emit(S.kids(s))
end
