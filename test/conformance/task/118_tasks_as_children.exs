# task/118_tasks_as_children
# Setup: supervisor sup with children: {Task, f}, where f waits for an order; the same with id again and restart transient; and a
#   Task.Supervisor by {Task.Supervisor, name: :ts}.
# Steps: which_children (ids, types, restart by get_childspec); both tasks are told to exit boom; which is there again; then to return.
# Observe: a task is a temporary worker with id Task: boom ends it for good; with restart transient it is started again, but not after a return.

import T

scenario do
  me = self()
  f = fn word -> fn -> send(me, {word, self()}); receive do :boom -> exit(:boom); :return -> :ok end end end
  again = Supervisor.child_spec({Task, f.(:again)}, id: :again, restart: :transient)
  {:ok, sup} = Supervisor.start_link([{Task, f.(:once)}, again, {Task.Supervisor, name: :ts}], strategy: :one_for_one)
  emit(for {id, _, type, _} <- Supervisor.which_children(sup), do: [id, type])
  for id <- [Task, :again, :ts], {:ok, spec} <- [:supervisor.get_childspec(sup, id)], do: emit([id, spec.restart, spec.shutdown])
  once = receive do {:once, p} -> p end
  again = receive do {:again, p} -> p end
  send(once, :boom)
  settle(20)
  emit(for {id, _, _, _} <- Supervisor.which_children(sup), do: id)
  send(again, :boom)
  anew = receive do {:again, p} -> p end
  emit(["again", anew != again])
  send(anew, :return)
  settle(20)
  emit(for {id, p, _, _} <- Supervisor.which_children(sup), do: [id, is_pid(p)])
  emit(["none", flush()])
end
