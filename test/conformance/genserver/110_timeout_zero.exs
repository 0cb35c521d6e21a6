# genserver/110_timeout_zero
# Setup: server whose cast :zero blocks until plain message go, then returns timeout 0; it emits every info and cast.
# Steps: (1) cast zero, queue the plain messages a and go; settle. (2) cast zero, then send go alone; settle. (3) cast zero, cast :plain, go; settle.
#   (4) a server whose init sends itself x and returns timeout 0.
# Observe: 0 fires only when the mailbox is empty: (1) only a, (2) timeout, (3) only plain, (4) x.

import T

scenario do
  {:ok, s} = G.start_link(
    cast: fn
      :zero, s -> (receive do :go -> :ok end); {:noreply, s, 0}
      m, s -> emit(["cast", m]); {:noreply, s}
    end,
    info: fn m, s -> emit(["info", m]); {:noreply, s} end)
  GenServer.cast(s, :zero)
  send(s, :a)
  send(s, :go)
  settle()
  emit(["two"])
  GenServer.cast(s, :zero)
  settle()
  send(s, :go)
  settle()
  emit(["three"])
  GenServer.cast(s, :zero)
  GenServer.cast(s, :plain)
  send(s, :go)
  settle()
  emit(["four"])
  G.start_link(init: fn -> send(self(), :x); {:ok, 0, 0} end, info: fn m, s -> emit(["info", m]); {:noreply, s} end)
  settle()
end
