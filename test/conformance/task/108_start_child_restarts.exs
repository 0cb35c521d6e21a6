# task/108_start_child_restarts
# Setup: Task.Supervisor ts; start_child of a task that says which run it is, waits for an order and obeys: return, or exit(boom).
# Steps: restart temporary (default), transient and permanent; each is told to exit boom, then (if it is there again) to return, and once more
#   if it is there still. After each order: how many children.
# Observe: temporary ends for good; transient is started again after boom, not after a return; permanent both times. The function runs anew.

import T

scenario do
  me = self()
  for opts <- [[], [restart: :transient], [restart: :permanent]] do
    {:ok, ts} = Task.Supervisor.start_link()
    runs = :counters.new(1, [])
    {:ok, _} = Task.Supervisor.start_child(ts, fn ->
      :counters.add(runs, 1, 1)
      send(me, {:run, :counters.get(runs, 1), self()})
      receive do :boom -> exit(:boom); :return -> :ok end
    end, opts)
    for order <- [:boom, :return] do
      case recv(200) do
        {:run, n, pid} ->
          emit(["run", n])
          ref = Process.monitor(pid)
          send(pid, order)
          receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end
        :none -> emit("gone")
      end
      settle(20)
      emit(["children", length(Task.Supervisor.children(ts))])
    end
    settle(20)
    flush()
    Supervisor.stop(ts)
  end
end
