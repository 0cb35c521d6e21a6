# timers/117_results_of_the_timer_module
# Setup: main.
# Steps: each function with a time of -1, 1.5, soon: results; send_after and send_interval to a number; apply_after with a name or arguments of the wrong kind; cancel of a reference, of a word, of a timer of erlang's own; a time of 2^33 and 2^40: "ok" and what its cancel gives.
# Observe: wrong arguments are an error tuple, nothing is raised; times go far beyond 50 days.

import T

scenario do
  for bad <- [-1, 1.5, :soon] do
    emit([
      :timer.send_after(bad, :x),
      :timer.exit_after(bad, :x),
      :timer.kill_after(bad),
      :timer.apply_after(bad, Kernel, :self, []),
      :timer.send_interval(bad, :x),
      :timer.apply_interval(bad, Kernel, :self, [])
    ])
  end
  emit([:timer.send_after(5, 5, :x), :timer.send_interval(5, 5, :x)])
  emit([:timer.apply_after(5, Kernel, 5, []), :timer.apply_after(5, Kernel, :self, 5), :timer.apply_interval(5, Kernel, 5, [])])
  emit(for r <- [make_ref(), :word, Process.send_after(self(), :x, 60000)], do: :timer.cancel(r))
  for far <- [8589934592, 1099511627776] do
    {:ok, a} = :timer.send_after(far, :x)
    {:ok, b} = :timer.apply_after(far, Kernel, :self, [])
    c = Process.send_after(self(), :x, far)
    left = Process.cancel_timer(c)
    emit([:timer.cancel(a), :timer.cancel(b), left > far - 1000 and left <= far])
  end
end
