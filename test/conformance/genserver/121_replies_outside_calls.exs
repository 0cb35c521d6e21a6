# genserver/121_replies_outside_calls
# Setup: unlinked servers whose cast, info and continue return {reply, r, s}, {reply, r, s, 10} and {stop, r, reply, s}; whose call returns tuples of a
#   wrong size, atoms, nil.
# Steps: trigger each; emit the DOWN's reason.
# Observe: only a call can be replied to; all others are bad return values.

import T

scenario do
  down = fn s, go ->
    ref = Process.monitor(s)
    go.()
    receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end
  end
  for v <- [{:reply, :r, 0}, {:reply, :r, 0, 10}, {:stop, :r, :reply, 0}] do
    {:ok, s} = G.start(cast: fn _, _ -> v end)
    down.(s, fn -> GenServer.cast(s, :x) end)
    {:ok, s} = G.start(info: fn _, _ -> v end)
    down.(s, fn -> send(s, :x) end)
    {:ok, s} = G.start(init: fn -> {:ok, 0, {:continue, :c}} end, continue: fn :c, _ -> (receive do :go -> v end) end)
    down.(s, fn -> send(s, :go) end)
  end
  for v <- [{:reply, :r}, {:noreply}, {:stop, :r}, {:stop, :a, :b, :c, :d}, :reply, nil, {:ok, 1}] do
    {:ok, s} = G.start(as: "s", call: fn _, _, _ -> v end)
    emit(catching(fn -> GenServer.call(s, :x) end))
  end
end
