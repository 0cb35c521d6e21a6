# genserver/128_other_nodes
# Setup: this node is connected to no other; x is the name of one. Server s is registered as srv.
# Steps: call, cast, stop, whereis, multi_call, abcast, send_request of {srv, x} (catch); monitor of {srv, x} and the message; send to it; the same with {srv, node()} and {nobody, node()}.
# Observe: what cannot be reached is down: nodedown, noconnection.

import T

scenario do
  x = :"x@nowhere"
  {:ok, s} = G.start([as: "s", init: fn -> {:ok, []} end, cast: fn m, s -> {:noreply, [m | s]} end, call: fn m, _, s -> {:reply, [m, s], s} end], name: :srv)
  for t <- [{:srv, x}, {:srv, node()}, {:nobody, node()}] do
    emit(catching(fn -> GenServer.call(t, :x, 100) end))
    emit(catching(fn -> GenServer.call(t, :x, :infinity) end))
    emit([GenServer.cast(t, :y), send(t, :z)])

    emit(GenServer.whereis(t))
    emit(catching_class(fn ->
      ref = Process.monitor(t)
      r = receive do {:DOWN, ^ref, k, o, r} -> ["DOWN", k, o, r] after 50 -> ["alive"] end
      Process.demonitor(ref, [:flush])
      r
    end))
    emit(catching(fn -> :gen_server.receive_response(:gen_server.send_request(t, :x), 100) end))
  end
  emit(GenServer.multi_call([node(), x], :srv, :x, 100))
  r = GenServer.abcast([node(), x], :srv, :w)
  emit([r, GenServer.call(s, :sync)])
  emit(catching(fn -> GenServer.stop({:nobody, node()}, :normal, 100) end))
  emit(catching(fn -> GenServer.stop({:srv, node()}, :normal, 100) end))
end
