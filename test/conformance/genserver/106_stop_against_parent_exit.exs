# genserver/106_stop_against_parent_exit
# Setup: p start_links s, which traps exits and is blocked in a cast until go.
# Steps: (1) cast m, stop(s, custom) by q, then p exits gone, cast n; go. (2) the same, but p exits before q asks.
# (3) As (2), but q asks to stop with gone, the reason of the parent.
# Observe: whatever is first in the mailbox ends s: (1) m, terminate custom, q ok. (2) m, terminate gone, q exits. (3) as (2): the same reason, but not because of q. n is never handled.

import T

scenario do
  me = self()
  for {order, reason} <- [{[:stop, :parent], :custom}, {[:parent, :stop], :custom}, {[:parent, :stop], :gone}] do
    p = spawn_as("p", fn ->
      {:ok, s} = G.start_link(as: "s", trap: true,
        cast: fn
          :b, s -> (receive do :go -> :ok end); {:noreply, s}
          m, s -> emit(["cast", m]); {:noreply, s}
        end,
        terminate: fn r, _ -> emit(["terminate", r]) end)
      send(me, {:s, s})
      receive do :die -> exit(:gone) end
    end)
    {:s, s} = recv()
    GenServer.cast(s, :b)
    GenServer.cast(s, :m)
    await_queue(s, 1)
    for {what, n} <- Enum.with_index(order, 2) do
      case what do
        :stop -> spawn_as("q", fn -> send(me, {:q, catching(fn -> GenServer.stop(s, reason) end)}) end)
        :parent -> send(p, :die)
      end
      await_queue(s, n)
    end
    GenServer.cast(s, :n)
    send(s, :go)
    {:q, r} = recv()
    emit(["q", r])
  end
end
