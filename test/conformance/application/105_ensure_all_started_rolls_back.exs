# application/105_ensure_all_started_rolls_back
# Setup: applications a (fine), b (needs a), bad (its start returns {error, e}), c (needs b and bad), d (needs nobody_knows); x runs already, y needs x.
# Steps: ensure_all_started(c): result (rendered [app, reason]); who runs; of d; of y; of y again; stop x: who runs.
# Observe: what it started is stopped again, in reverse; what ran before is left alone.

import T

scenario do
  Ap.load(:a)
  Ap.load(:b, deps: [:a])
  Ap.load(:bad, start: fn -> {:error, :e} end)
  Ap.load(:c, deps: [:b, :bad])
  Ap.load(:d, deps: [:nobody_knows])
  Ap.load(:x)
  Ap.load(:y, deps: [:x])
  mine = [:a, :b, :bad, :c, :d, :x, :y]
  running = fn -> Enum.sort(for {n, _, _} <- Application.started_applications(), n in mine, do: n) end
  :ok = Application.start(:x)
  {:error, {app, {reason, {m, f, _}}}} = Application.ensure_all_started(:c)
  emit([app, reason, m, f])
  emit(running.())
  {:error, {app, why}} = Application.ensure_all_started(:d)
  emit([app, is_tuple(why)])
  emit(Application.ensure_all_started(:y))
  emit(Application.ensure_all_started(:y))
  emit([Application.stop(:x), running.()])
end
