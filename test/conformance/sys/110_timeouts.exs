# sys/110_timeouts
# Setup: server whose init and casts return a timeout of 80; timeouts and messages are told to main.
# Steps: get_state every 50 ms, three times; wait for the timeout; cast; suspend, 200 ms; resume; wait; cast; suspend; a message; resume; settle. Then with a timeout of 0: cast and get_state at once; cast, get_state and a message at once.
# Observe: a request of sys starts the timeout again in full, a suspension holds it, a message that came meanwhile cancels it; 0 fires though a request of sys was there, but not if a message was.

import T

scenario do
  me = self()
  tell = fn m, s -> send(me, {:told, m}); {:noreply, s} end
  {:ok, s} = G.start_link(init: fn -> {:ok, 0, 80} end, cast: fn _, s -> {:noreply, s, 80} end, info: tell)
  for _ <- 1..3, do: (settle(50); :sys.get_state(s))
  emit(["polled", flush()])
  emit(recv())
  GenServer.cast(s, :x)
  :sys.suspend(s)
  settle(200)
  emit(["suspended", flush()])
  :sys.resume(s)
  {ms, m} = timed(fn -> recv() end)
  emit(["resumed", ms >= 70, m])
  GenServer.cast(s, :x)
  :sys.suspend(s)
  send(s, :message)
  :sys.resume(s)
  settle(200)
  emit(["message", flush()])
  {:ok, z} = G.start_link(cast: fn _, s -> (receive do :go -> :ok end); {:noreply, s, 0} end, info: tell)
  GenServer.cast(z, :x)
  spawn_as("asker", fn -> :sys.get_state(z) end)
  await_queue(z, 1)
  send(z, :go)
  settle()
  emit(["zero", flush()])
  GenServer.cast(z, :x)
  spawn_as("asker2", fn -> :sys.get_state(z) end)
  await_queue(z, 1)
  send(z, :message)
  send(z, :go)
  settle()
  emit(["zero and message", flush()])
end
