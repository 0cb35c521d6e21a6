# sys/102_requests_that_timed_out_while_suspended
# Setup: server whose state is the list of the calls that it has handled; suspended.
# Steps: three clients call 1, 2, 3 with timeouts 20, 5000, 20 and report to main; wait until all stand in its mailbox and two have timed out; get_state; a message; a client that is killed while it waits; resume; sync; the state; flush.
# Observe: system requests pass those that wait; all calls are handled in order, also of those who wait no more; only who waits gets an answer, nobody a second one.

import T

scenario do
  me = self()
  {:ok, s} = G.start_link(
    init: fn -> {:ok, []} end,
    call: fn m, _, st -> {:reply, m, st ++ [m]} end,
    info: fn m, st -> {:noreply, st ++ [m]} end)
  emit(:sys.suspend(s))
  for {n, t} <- [{1, 20}, {2, 5000}, {3, 20}] do
    spawn_as("c#{n}", fn ->
      case catching(fn -> GenServer.call(s, n, t) end) do
        [:ok, v] -> send(me, {n, :ok, v})
        [:exit, {r, _}] -> send(me, {n, :exit, r})
      end
      receive do m -> send(me, {n, :late, m}) after 200 -> :ok end
    end)
    await_queue(s, n)
  end
  emit(sorted([recv(), recv()]))
  emit(:sys.get_state(s))
  send(s, :info)
  c = spawn_as("c4", fn -> GenServer.call(s, 4) end)
  await_queue(s, 5)
  Process.exit(c, :kill)
  await_dead(c)
  emit(Process.info(s, :message_queue_len))
  emit(:sys.resume(s))
  emit(GenServer.call(s, :sync))
  emit(:sys.get_state(s))
  emit(recv())
  settle(300)
  emit(flush())
end
