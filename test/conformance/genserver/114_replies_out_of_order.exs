# genserver/114_replies_out_of_order
# Setup: server keeps the from of each call {:keep, n}; cast :last_first answers them newest first, through another process for even n.
# Steps: clients c1..c4 call one after the other; then the cast; each client reports to main what it got; emit sorted.
# Observe: each gets its own.

import T

scenario do
  me = self()
  {:ok, s} = G.start_link(
    init: fn -> {:ok, []} end,
    call: fn {:keep, n}, from, l -> {:noreply, [{n, from} | l]} end,
    cast: fn :last_first, l ->
      for {n, from} <- l do
        if rem(n, 2) == 0 do
          spawn(fn -> GenServer.reply(from, [:helper, n]) end)
        else
          emit([n, GenServer.reply(from, [:server, n])])
        end
      end
      {:noreply, []}
    end)
  for n <- 1..4 do
    spawn(fn -> send(me, {n, GenServer.call(s, {:keep, n})}) end)
    settle(20)
  end
  GenServer.cast(s, :last_first)
  replies = for _ <- 1..4, do: recv()
  settle()
  emit(Enum.sort(replies))
end
