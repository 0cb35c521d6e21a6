# task/107_stream_halted_early
# Setup: main traps exits; stream over 1..10, max_concurrency 3: element 1 returns, the others report their pid and wait for ever. The same under a
#   Task.Supervisor, linked and not.
# Steps: main takes one result and stops; then DOWN reasons of the two that were running; the mailbox.
# Observe: [["ok",1]]; both are killed; no further element is begun; nothing is left in the mailbox.

import T

scenario do
  me = self()
  Process.flag(:trap_exit, true)
  {:ok, ts} = Task.Supervisor.start_link()
  f = fn 1 -> receive do after 30 -> 1 end; n -> send(me, {:began, n, self()}); park() end
  streams = [
    Task.async_stream(1..10, f, max_concurrency: 3),
    Task.Supervisor.async_stream(ts, 1..10, f, max_concurrency: 3),
    Task.Supervisor.async_stream_nolink(ts, 1..10, f, max_concurrency: 3)
  ]
  for s <- streams do
    parent = self()
    # the running ones are watched by a helper: monitoring them is no business of main's mailbox
    w = spawn_as("w", fn ->
      refs = for _ <- 1..2, do: (receive do {:watch, p} -> Process.monitor(p) end)
      send(parent, :watching)
      rs = for ref <- refs, do: (receive do {:DOWN, ^ref, _, _, r} -> r end)
      send(parent, {:downs, rs})
    end)
    took = Enum.take(Stream.map(s, fn r ->
      for n <- [2, 3], do: (receive do {:began, ^n, p} -> send(w, {:watch, p}) end)
      receive do :watching -> :ok end
      r
    end), 1)
    emit(["took", took])
    receive do {:downs, rs} -> emit(["downs", rs]) end
    settle()
    emit(["mailbox", flush()])
    emit(["children", Task.Supervisor.children(ts)])
  end
end
