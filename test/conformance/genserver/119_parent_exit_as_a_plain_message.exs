# genserver/119_parent_exit_as_a_plain_message
# Setup: main traps exits. A linked server that does not trap exits; one that traps; one started without a link. All emit infos and terminate.
# Steps: main sends each the plain messages {EXIT, q, r1} (q another process) and {EXIT, main, r2}, with a cast before and one behind; emit main's EXITs and who is alive.
# Observe: the shape counts: from the parent it is the end, also for one that does not trap; everything before is handled, nothing behind; without a link it is a message as any other.

import T

scenario do
  Process.flag(:trap_exit, true)
  q = spawn_as("q", fn -> park() end)
  cbs = fn n -> [as: n, cast: fn m, s -> emit([n, "cast", m]); {:noreply, s} end, info: fn m, s -> emit([n, "info", m]); {:noreply, s} end,
    terminate: fn r, _ -> emit([n, "terminate", r]) end] end
  {:ok, a} = G.start_link(cbs.("a"))
  {:ok, b} = G.start_link([trap: true] ++ cbs.("b"))
  {:ok, c} = G.start(cbs.("c"))
  for s <- [a, b, c] do
    GenServer.cast(s, :before)
    send(s, {:EXIT, q, :r1})
    send(s, {:EXIT, self(), :r2})
    GenServer.cast(s, :behind)
    settle()
  end
  emit(["mailbox", flush()])
  emit(["alive", Process.alive?(c)])
end
