# links/107_signals_and_messages_in_order
# Setup: p traps exits and waits before it reads.
# Steps: main sends m1, exit(p, a), m2, exit(p, b), m3 to p; p reports the five in mailbox order.
# Observe: order of sending, across kinds.

import T

scenario do
  me = self()
  p = spawn_as("p", fn ->
    Process.flag(:trap_exit, true)
    send(me, :ready)
    receive do :go -> :ok end
    send(me, {:got, for(_ <- 1..5, do: recv())})
  end)
  :ready = recv()
  send(p, :m1)
  Process.exit(p, :a)
  send(p, :m2)
  Process.exit(p, :b)
  send(p, :m3)
  send(p, :go)
  {:got, l} = recv()
  for m <- l, do: emit(["got", m])
end
