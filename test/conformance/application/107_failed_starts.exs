# application/107_failed_starts
# Setup: applications whose start: returns {error, e}; returns junk; throws error "x"; exits out; throws a value; returns ignore; gives {ok, pid} of a supervisor whose child fails.
# Steps: Application.start each, rendered as [kind, reason, function] or, for others, the reason's first element; started_applications does not have it.
# Observe: {R, MFA} for {error, R}; {bad_return, {MFA, V}} for everything else.

import T

scenario do
  starts = [a: fn -> {:error, :e} end, b: fn -> :junk end, c: fn -> raise "x" end, d: fn -> exit(:out) end, e: fn -> throw(:v) end, f: fn -> :ignore end,
    g: fn -> Supervisor.start_link([W.spec(:w, quiet: true, init: fn -> {:stop, :why} end)], strategy: :one_for_one) end, h: fn -> exit(:normal) end,
    j: fn -> throw({:error, :thrown}) end]
  for {app, f} <- starts do
    Ap.load(app, start: f)
    shown = case Application.start(app) do
      {:error, {:bad_return, {{m, f, [t, _]}, v}}} -> ["bad_return", m, f, t, v]
      {:error, {r, {m, f, [t, _]}}} -> [r, m, f, t]
      other -> other
    end
    emit([app, shown, List.keymember?(Application.started_applications(), app, 0)])
  end
end
