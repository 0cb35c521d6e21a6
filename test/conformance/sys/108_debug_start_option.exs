# sys/108_debug_start_option
# Setup: servers started with the option debug: log of 2 and statistics; install.
# Steps: two messages to each; their logs, counts and debug options.
# Observe: they are debugged from their start on, init not; options in reverse order.

import T

scenario do
  me = self()
  {:ok, s} = G.start_link([as: "s"], debug: [{:log, 2}, :statistics])
  for m <- [:i, :j], do: send(s, m)
  emit(:sys.log(s, :get))
  {:ok, [_, _, _, {:messages_in, i}, {:messages_out, o}]} = :sys.statistics(s, :get)
  emit([i, o])
  {:status, _, _, [_, _, _, dbg | _]} = :sys.get_status(s)
  emit(for o <- dbg, do: elem(o, 0))
  {:ok, c} = G.start_link([as: "c", init: fn -> {:ok, 1, {:continue, :go}} end], debug: [{:install, {fn st, ev, extra -> send(me, {ev, extra}); st end, 0}}], name: :named)
  GenServer.call(c, :x)
  emit(collect(4, 20))
end
