# genserver/127_timed_out_requests_are_handled
# Setup: server blocked in a cast until plain message go; call add adds 1 and replies with the sum.
# Steps: three calls of add with timeout 20 (catch each), a fourth by a process that is killed while it waits; then go; settle; call get; mailbox.
# Observe: all four are handled: the sum is 4; nothing comes late.

import T

scenario do
  {:ok, s} = G.start(as: "s",
    cast: fn :block, n -> (receive do :go -> {:noreply, n} end) end,
    call: fn :add, _, n -> {:reply, n + 1, n + 1}; :get, _, n -> {:reply, n, n} end)
  GenServer.cast(s, :block)
  for _ <- 1..3, do: emit(catching(fn -> GenServer.call(s, :add, 20) end))
  p = spawn_as("p", fn -> GenServer.call(s, :add) end)
  settle()
  Process.exit(p, :kill)
  await_dead(p)
  send(s, :go)
  settle()
  emit(["sum", GenServer.call(s, :get)])
  emit(["mailbox", flush()])
end
