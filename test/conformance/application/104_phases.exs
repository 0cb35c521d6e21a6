# application/104_phases
# Setup: application aa with start_phases one: [1], two: [2] and worker w.
# Steps: start aa; stop it.
# Observe: the phases run in order when the tree is up, with their arguments.

import T

scenario do
  Ap.load(:aa, start_phases: [one: [1], two: :x], start: fn -> Supervisor.start_link([W.spec(:w, trap: true)], strategy: :one_for_one) end)
  emit(["started", Application.start(:aa)])
  emit(["stopped", Application.stop(:aa)])
end
