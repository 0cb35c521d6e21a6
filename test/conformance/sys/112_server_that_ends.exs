# sys/112_server_that_ends
# Setup: servers that are busy until go and then stop normal, stop why, raise, or are killed.
# Steps: main asks get_state meanwhile (catch); the failure's head; a monitor's DOWN; a second request (catch).
# Observe: the reason with which the server ended, in the exit of who asked; then noproc.

import T

scenario do
  me = self()
  for how <- [:normal, :why, :raise, :kill] do
    {:ok, s} = G.start(as: "s", cast: fn :b, st ->
      receive do :go -> :ok end
      case how do :raise -> raise "boom"; r -> {:stop, r, st} end
    end)
    GenServer.cast(s, :b)
    await_queue(s, 0)
    spawn_as("asker", fn -> send(me, catching(fn -> :sys.get_state(s) end)) end)
    await_queue(s, 1)
    if how == :kill, do: Process.exit(s, :kill), else: send(s, :go)
    emit([how, recv()])
    await_dead(s)
    emit(catching(fn -> :sys.resume(s) end))
  end
end
