# genserver/109_timeout_must_be_returned_again
# Setup: server s emits every info; init and cast :arm return timeout 60; call ping, cast :plain and info noise return none.
# Steps: (1) wait for the timeout of init, settle 100. (2) arm; after 20 ms send noise; settle 120. (3) arm; cast plain; settle 120. (4) arm, 30 ms, arm, 30 ms, arm: then wait for one
#   timeout and settle 100. (5) arm; a call at once; settle 120.
# Observe: one timeout for (1), then none: any message cancels it for good; arming again starts it in full, once for (4).

import T

scenario do
  {:ok, s} = G.start_link(
    init: fn -> {:ok, 0, 60} end,
    call: fn :ping, _, s -> {:reply, :pong, s} end,
    cast: fn :arm, s -> {:noreply, s, 60}; :plain, s -> {:noreply, s} end,
    info: fn m, s -> emit(["info", m]); {:noreply, s} end)
  settle(160)
  emit(["two"])
  GenServer.cast(s, :arm)
  settle(20)
  send(s, :noise)
  settle(120)
  emit(["three"])
  GenServer.cast(s, :arm)
  GenServer.cast(s, :plain)
  settle(120)
  emit(["four"])
  GenServer.cast(s, :arm)
  settle(30)
  GenServer.cast(s, :arm)
  settle(30)
  GenServer.cast(s, :arm)
  settle(160)
  emit(["five"])
  GenServer.cast(s, :arm)
  emit(GenServer.call(s, :ping))
  settle(120)
  emit(["end"])
end
