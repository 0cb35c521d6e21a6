# genserver/125_nested_calls_nest_their_exits
# Setup: a calls b calls c (calls b of a, c of b), all unlinked; c: stops boom, or is a name nobody has, or does not answer in b's 30 ms.
# Steps: main calls a (catch) and awaits the ends of a and b; emit.
# Observe: each uncaught exit is the reason of its server, and wraps the one below.

import T

scenario do
  mid = fn n, target, t -> G.start(as: n, call: fn :x, _, s -> {:reply, GenServer.call(target, :x, t), s} end) end
  {:ok, c} = G.start(as: "c", call: fn :x, _, s -> {:stop, :boom, s} end)
  {:ok, slow} = G.start(as: "slow", call: fn :x, _, s -> {:noreply, s} end)
  for {target, t} <- [{c, 5000}, {:nobody, 5000}, {slow, 30}] do
    {:ok, b} = mid.("b", target, t)
    {:ok, a} = mid.("a", b, 5000)
    ra = Process.monitor(a)
    rb = Process.monitor(b)
    emit(["call", catching(fn -> GenServer.call(a, :x) end)])
    receive do {:DOWN, ^rb, _, _, r} -> emit(["b", r]) end
    receive do {:DOWN, ^ra, _, _, r} -> emit(["a", r]) end
  end
end
