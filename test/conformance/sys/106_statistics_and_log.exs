# sys/106_statistics_and_log
# Setup: server that replies to calls, casts and messages; "tell" replies later from a cast.
# Steps: get both when off; switch both on; call x, cast c, message i, a call whose answer comes later from a cast, sys.get_state; counts; events; [true, 2] when a log is there; off, [true, 2], call y; off; get.
# Observe: in and out counted; the last 10 events; a log that is there keeps its length; requests of sys are no events; a reply by GenServer.reply is none either.

import T

scenario do
  {:ok, s} = G.start_link(
    call: fn :later, from, _ -> {:noreply, from}; m, _, s -> {:reply, m, s} end,
    cast: fn :tell, from -> GenServer.reply(from, :told); {:noreply, 1}; _, s -> {:noreply, s} end)
  emit([:sys.statistics(s, :get), :sys.log(s, :get)])
  emit([:sys.statistics(s, true), :sys.log(s, true)])
  GenServer.call(s, :x)
  GenServer.cast(s, :c)
  send(s, :i)
  :sys.get_state(s)
  counts = fn ->
    {:ok, [start_time: {{_, _, _}, {_, _, _}}, current_time: {{_, _, _}, {_, _, _}}, reductions: r, messages_in: i, messages_out: o]} = :sys.statistics(s, :get)
    [r > 0, i, o]
  end
  emit(counts.())
  {:ok, events} = :sys.log(s, :get)
  emit(events)
  spawn_as("c", fn -> GenServer.call(s, :later) end)
  await(fn -> elem(:sys.log(s, :get), 1) |> length() == 8 end)
  GenServer.cast(s, :tell)
  emit([:sys.get_state(s) | counts.()])
  emit([:sys.log(s, {true, 2})])
  send(s, :j)
  {:ok, events} = :sys.log(s, :get)
  emit([length(events), hd(events), List.last(events)])
  emit([:sys.log(s, false), :sys.log(s, :get)])
  emit([:sys.log(s, {true, 2})])
  for m <- [:k, :l, :m], do: send(s, m)
  emit(:sys.log(s, :get))
  emit([:sys.statistics(s, true), Enum.at(counts.(), 1)])
  emit([:sys.statistics(s, false), :sys.statistics(s, :get)])
end
