# system/102_pipeline_with_backpressure
# Setup: producer, stage and consumer as servers; the consumer asks the stage for 2 items at a time, the stage asks the producer; each keeps the from of who waits.
# Steps: the consumer asks three times; the producer gets 3, 1 and 2 items, pushed by main; emit what the consumer gets each time.
# Observe: replies are deferred through two levels, in order.

import T

scenario do
  give = fn give, {items, [{from, n} | rest]} when length(items) >= n -> GenServer.reply(from, Enum.take(items, n)); give.(give, {Enum.drop(items, n), rest}); _, st -> st end
  {:ok, p} = G.start_link(init: fn -> {:ok, {[], []}} end,
    call: fn {:ask, n}, from, {items, waiting} -> {:noreply, give.(give, {items, waiting ++ [{from, n}]})} end,
    cast: fn {:push, l}, {items, waiting} -> {:noreply, give.(give, {items ++ l, waiting})} end)
  {:ok, s} = G.start_link(call: fn {:ask, n}, from, st -> spawn_link(fn -> GenServer.reply(from, for(i <- GenServer.call(p, {:ask, n}), do: [:staged, i])) end); {:noreply, st} end)
  me = self()
  spawn_link(fn -> for i <- 1..3, do: send(me, {i, GenServer.call(s, {:ask, 2})}) end)
  for l <- [[1, 2, 3], [4], [5, 6]] do
    settle(20)
    GenServer.cast(p, {:push, l})
  end
  emit([recv(), recv(), recv()])
end
