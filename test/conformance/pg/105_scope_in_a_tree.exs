# pg/105_scope_in_a_tree
# Setup: supervisor sup with scope s; a in g.
# Steps: for a plain message, a cast and a call (catch, class of reason) that pg has no clause for: send it, wait for the new process of the scope; members; a joins again; then the children's ids.
# Observe: what it does not understand ends a scope with badarg; its supervisor starts it again, empty.

import T

scenario do
  s = S.sup("sup", [%{id: :s, start: {:pg, :start_link, [:s]}}], strategy: :one_for_one)
  a = spawn_as("a", fn -> park() end)
  :pg.join(:s, :g, a)
  junk = [
    fn -> send(:s, :junk) end,
    fn -> GenServer.cast(:s, :junk) end,
    fn -> case catching(fn -> GenServer.call(:s, :junk) end) do [:exit, {{:badarg, _}, _}] -> :badarg end end
  ]
  for f <- junk do
    old = Process.whereis(:s)
    emit(f.())
    await(fn -> p = Process.whereis(:s); p != nil and p != old end)
    emit(["members", :pg.get_members(:s, :g)])
    :pg.join(:s, :g, a)
    emit(["members", :pg.get_members(:s, :g)])
  end
  emit(for {id, _, type, _} <- Supervisor.which_children(s), do: [id, type])
end
