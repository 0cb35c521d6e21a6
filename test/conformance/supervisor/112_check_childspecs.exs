# supervisor/112_check_childspecs
# Setup: lists of child specs: right, with an id twice, significant, without start, without id, no spec at all, no list.
# Steps: emit :supervisor.check_childspecs of each alone, with never, with any_significant; then of wrong values of each key.
# Observe: what a supervisor would say, without one; not knowing the supervisor's auto_shutdown, significant children are let pass.

import T

scenario do
  s = %{id: :a, start: {:m, :f, []}}
  sig = Map.merge(s, %{significant: true, restart: :transient})
  for l <- [[s], [s, s], [sig], [Map.put(sig, :restart, :permanent)], [%{id: :a}], [%{start: {:m, :f, []}}], [1], :x] do
    emit([:supervisor.check_childspecs(l), :supervisor.check_childspecs(l, :never), :supervisor.check_childspecs(l, :any_significant)])
  end
  for {k, v} <- [restart: :often, shutdown: -1, type: :boss, modules: :m, start: {:m, :f}, significant: :yes] do
    emit([k, :supervisor.check_childspecs([Map.put(s, k, v)])])
  end
  emit(:supervisor.check_childspecs([s], :sometimes))
  emit([:supervisor.check_childspecs([]), :supervisor.check_childspecs([s, %{s | id: :b}])])
end
