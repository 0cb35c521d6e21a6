# task/120_stream_caller_dies
# Setup: process c iterates a stream over [1,2], max_concurrency 2; both report their pid and wait for ever. Variants: c traps exits or not; tasks
#   linked (Task.async_stream) or not (Task.Supervisor.async_stream_nolink).
# Steps: main monitors both; c is killed.
# Observe: linked tasks die, with killed; tasks that are not linked go on.

import T

scenario do
  me = self()
  {:ok, ts} = Task.Supervisor.start_link()
  f = fn n -> send(me, {:began, n, self()}); park() end
  streams = [linked: &Task.async_stream([1, 2], &1, max_concurrency: 2), nolink: &Task.Supervisor.async_stream_nolink(ts, [1, 2], &1, max_concurrency: 2)]
  for {word, stream} <- streams, trap <- [false, true] do
    c = spawn_as("c", fn ->
      Process.flag(:trap_exit, trap)
      Enum.to_list(stream.(f))
    end)
    [p1, p2] = for n <- [1, 2], do: (receive do {:began, ^n, p} -> p end)
    refs = for p <- [p1, p2], do: Process.monitor(p)
    Process.exit(c, :kill)
    settle()
    emit([word, trap, Enum.map([p1, p2], &Process.alive?/1)])
    for p <- [p1, p2], do: Process.exit(p, :over)
    emit(["downs", for(ref <- refs, do: (receive do {:DOWN, ^ref, _, _, r} -> r end))])
  end
end
