# genserver/102_exit_signal_ends_a_blocked_callback
# Setup: s does not trap exits and has a terminate; call later is left unanswered, call b blocks in a receive with an after block (finally).
# Steps: d calls later, c calls b; main sends exit(s, shutdown).
# Observe: s dies on the spot, with neither finally nor terminate; both callers exit with shutdown.

import T

scenario do
  me = self()
  {:ok, s} = G.start(as: "s",
    call: fn
      :later, _, s -> send(me, :later); {:noreply, s}
      :b, _, s ->
        try do
          send(me, :blocked)
          receive do :go -> {:reply, :ok, s} end
        after
          emit(["finally"])
        end
    end,
    terminate: fn r, _ -> emit(["terminate", r]) end)
  spawn_as("d", fn -> send(me, {:d, catching(fn -> GenServer.call(s, :later) end)}) end)
  :later = recv()
  spawn_as("c", fn -> send(me, {:c, catching(fn -> GenServer.call(s, :b) end)}) end)
  :blocked = recv()
  Process.exit(s, :shutdown)
  receive do {:c, r} -> emit(["c", r]) end
  receive do {:d, r} -> emit(["d", r]) end
end
