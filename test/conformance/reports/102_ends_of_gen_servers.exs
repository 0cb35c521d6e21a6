# reports/102_ends_of_gen_servers
# Setup: log handler.
# Steps: unlinked servers that stop (from a cast) with normal, shutdown, {shutdown, x}, boom; throw error; exit(out), exit(normal); return junk; have a terminate that throws error after normal; get GenServer.stop(normal), stop(bad); the parent exits boom with the server
#   trapping; unknown info without a clause. Await each end, emit its kind.
# Observe: behaviour report, then crash report, both before the DOWN; none for orderly ends.

import T

defmodule Plain do
  use GenServer
  def init(x), do: {:ok, x}
end
scenario do
  LogH.install()
  acts = [normal: fn s -> {:stop, :normal, s} end, shutdown: fn s -> {:stop, :shutdown, s} end, tuple: fn s -> {:stop, {:shutdown, :x}, s} end, boom: fn s -> {:stop, :boom, s} end,
    error: fn _ -> raise "e" end, out: fn _ -> exit(:out) end, exit_normal: fn _ -> exit(:normal) end, junk: fn _ -> :junk end]
  for {k, f} <- acts do
    {:ok, s} = G.start(cast: fn _, s -> f.(s) end)
    ref = Process.monitor(s)
    GenServer.cast(s, :x)
    receive do {:DOWN, ^ref, _, _, _} -> emit([k]) end
  end
  {:ok, s} = G.start(terminate: fn _, _ -> raise "t" end)
  catching(fn -> GenServer.stop(s) end)
  emit(["terminate"])
  {:ok, s} = G.start([])
  emit(["stop", GenServer.stop(s, :bad)])
  {:ok, s} = G.start([])
  emit(["stop", GenServer.stop(s)])
  me = self()
  p = spawn_as("p", fn -> {:ok, s} = G.start_link(trap: true); send(me, s); (receive do :go -> exit(:boom) end) end)
  s = recv()
  ref = Process.monitor(s)
  send(p, :go)
  receive do {:DOWN, ^ref, _, _, _} -> emit(["parent"]) end
  {:ok, s} = GenServer.start(Plain, 1)
  send(s, :unknown)
  settle()
  emit(["unknown info", Process.alive?(s)])
  ref = Process.monitor(s)
  GenServer.cast(s, :unknown)
  receive do {:DOWN, ^ref, _, _, _} -> emit(["unknown cast"]) end
  {:ok, s} = GenServer.start(Plain, 1)
  catching(fn -> GenServer.call(s, :unknown) end)
  emit(["unknown call"])
end
