# genserver/108_start_monitor
# Setup: gen_server start_monitor with init ok (then stops normally), ignore, stop r, raise, an init that stops itself afterwards by a message, a taken name.
# Steps: emit each result (the pid by name) and, where there is a monitor, the DOWN; in the end the mailbox.
# Observe: a monitor only with ok; a start that fails leaves no DOWN.

import T

defmodule GS do
  def start(cbs, opts \\ []), do: :gen_server.start_monitor(G, cbs, opts)
  def named(n, cbs), do: :gen_server.start_monitor({:local, n}, G, cbs, [])
end
scenario do
  {:ok, {a, ref}} = GS.start(as: "a")
  emit(["links", elem(Process.info(a, :links), 1)])
  GenServer.stop(a)
  receive do {:DOWN, ^ref, kind, o, r} -> emit(["DOWN", kind, o, r]) end
  emit(GS.start(init: fn -> :ignore end))
  emit(GS.start(init: fn -> {:stop, :nope} end))
  emit(GS.start(init: fn -> raise "boom" end))
  {:ok, {b, ref}} = GS.start(as: "b", init: fn -> send(self(), :end); {:ok, 0} end, info: fn :end, s -> {:stop, :soon, s} end)
  receive do {:DOWN, ^ref, _, o, r} -> emit(["DOWN", o == b, r]) end
  {:ok, {c, _}} = GS.named(:cc, as: "c")
  emit([GS.named(:cc, as: "d"), Process.whereis(:cc) == c])
  emit(["mailbox", flush()])
end
