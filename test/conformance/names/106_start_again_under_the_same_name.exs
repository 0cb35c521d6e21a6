# names/106_start_again_under_the_same_name
# Setup: main traps exits; a linked server named srv.
# Steps: for each way to end it, start it again under the name at once: stop; stop by name; kill and the EXIT; a call that stops it and is answered, and the EXIT. A second start while it lives.
# Observe: ok each time; ["error",["already_started", …]] while it lives.

import T

scenario do
  Process.flag(:trap_exit, true)
  start = fn n -> G.start_link([as: n, call: fn :stop, _, s -> {:stop, :bye, :ok, s} end], name: :srv) end
  ends = [
    fn s -> GenServer.stop(s) end,
    fn _ -> GenServer.stop(:srv, :shutdown) end,
    fn s -> Process.exit(s, :kill); :ok end,
    fn _ -> GenServer.call(:srv, :stop) end
  ]
  for {f, i} <- Enum.with_index(ends, 1) do
    {:ok, s} = start.("s#{i}")
    emit(start.("other"))
    r = f.(s)
    m = recv()
    {again, _} = start.("again")
    emit([r, m, again])
    GenServer.stop(:srv)
    {:EXIT, _, :normal} = recv()
  end
end
