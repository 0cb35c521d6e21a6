# sys/107_install
# Setup: server "s" that echoes calls.
# Steps: functions that return done, throw done, raise, exit, throw a state; two with one id; the same function twice; order; remove by id, by function, of what is not there; no_debug. Each tells main what it got.
# Observe: [state, kind of event, third argument]; done and failures remove a function and harm nobody; the first of an id stays; the newest is called first.

import T

scenario do
  me = self()
  {:ok, s} = G.start_link([as: "s"])
  tell = fn label, act -> fn st, ev, extra -> send(me, {label, st, elem(ev, 0), extra}); act.(st) end end
  call = fn n -> for(_ <- 1..n, do: GenServer.call(s, :x)); emit(flush()) end
  debug = fn -> {:status, _, _, [_, _, _, dbg | _]} = :sys.get_status(s); dbg end
  for {label, act} <- [done: fn st -> if(st == 2, do: :done, else: st + 1) end, throw_done: fn st -> if(st == 2, do: throw(:done), else: st + 1) end,
      raise: fn _ -> raise "boom" end, exit: fn _ -> exit(:why) end] do
    emit([label, :sys.install(s, {label, tell.(label, act), 0})])
    call.(2)
    emit(debug.())
  end
  :sys.install(s, {:throws, tell.(:throws, fn st -> throw(st + 1) end), 0})
  call.(2)
  [{:throws, {_, st}}] = debug.()
  emit([st, :sys.remove(s, :throws)])
  f = tell.(:f, & &1)
  emit([:sys.install(s, {:a, tell.(:a, & &1), 1}), :sys.install(s, {:a, tell.(:a2, & &1), 2}), :sys.install(s, {f, 3}), :sys.install(s, {f, 4})])
  call.(1)
  emit(debug.())
  emit([:sys.remove(s, f), :sys.remove(s, :not_there)])
  call.(1)
  emit([:sys.no_debug(s)])
  call.(1)
end
