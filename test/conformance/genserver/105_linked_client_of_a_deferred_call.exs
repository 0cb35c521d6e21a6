# genserver/105_linked_client_of_a_deferred_call
# Setup: main traps exits; linked servers leave call later unanswered; q ends them once it is asked to: kill, exit shutdown, stop normal, stop boom.
# Steps: main calls later (catch, emit), then reads the EXIT.
# Observe: the call exits with the server's reason; the link's message is there besides, also for normal.

import T

scenario do
  Process.flag(:trap_exit, true)
  ends = [
    fn s -> Process.exit(s, :kill) end,
    fn s -> Process.exit(s, :shutdown) end,
    fn s -> GenServer.stop(s) end,
    fn s -> GenServer.stop(s, :boom) end
  ]
  for {f, i} <- Enum.with_index(ends, 1) do
    q = spawn_as("q#{i}", fn -> receive do {:finish, s} -> f.(s) end end)
    {:ok, s} = G.start_link(as: "s#{i}", call: fn :later, _, s -> send(q, {:finish, self()}); {:noreply, s} end)
    emit(catching(fn -> GenServer.call(s, :later) end))
    emit(recv())
  end
end
