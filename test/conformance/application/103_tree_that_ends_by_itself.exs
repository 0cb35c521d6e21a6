# application/103_tree_that_ends_by_itself
# Setup: applications (type temporary) whose top supervisor: has max_restarts 0 and worker w, which is killed; is killed itself; stops with normal by Supervisor.stop.
# Steps: after each settle; is it among the started; Application.stop of it, twice.
# Observe: prep_stop and stop run all the same, then it is not started; stop says not_started.

import T

scenario do
  for {app, act} <- [aa: fn w, _ -> Process.exit(w, :kill) end, bb: fn _, s -> Process.exit(s, :kill) end, cc: fn _, s -> Supervisor.stop(s) end] do
    w = :"w_#{app}"
    s = :"s_#{app}"
    Ap.load(app, start: fn -> Supervisor.start_link([W.spec(w)], strategy: :one_for_one, max_restarts: 0, name: s) end)
    emit([app, Application.start(app)])
    act.(Process.whereis(w), Process.whereis(s))
    settle(100)
    emit([List.keymember?(Application.started_applications(), app, 0), Process.whereis(w)])
    emit([Application.stop(app), Application.stop(app)])
    emit([Application.start(app), Application.stop(app)])
  end
end
