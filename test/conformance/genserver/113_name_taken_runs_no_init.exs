# genserver/113_name_taken_runs_no_init
# Setup: main traps exits; s is registered as taken, g as {:global, taken}, v in a registry; the losers' init would emit "init".
# Steps: start_link and start another under each of these names; settle; emit the mailbox, and that the first ones answer.
# Observe: ["error",["already_started", …]] six times; no init, no EXIT.

import T

scenario do
  Process.flag(:trap_exit, true)
  {:ok, _} = Registry.start_link(keys: :unique, name: R)
  names = [:taken, {:global, :taken}, {:via, Registry, {R, :taken}}]
  for {n, as} <- Enum.zip(names, ["s", "g", "v"]), do: {:ok, _} = G.start_link([as: as], name: n)
  for n <- names do
    emit(G.start_link([init: fn -> emit(["init"]); {:ok, 0} end], name: n))
    emit(G.start([init: fn -> emit(["init"]); {:ok, 0} end], name: n))
  end
  settle()
  emit(["mailbox", flush()])
  emit(for n <- names, do: GenServer.call(n, :x))
end
