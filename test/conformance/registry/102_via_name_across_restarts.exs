# registry/102_via_name_across_restarts
# Setup: unique registry R; one_for_all supervisor (max_restarts 10) with two servers s and t that are named via R.
# Steps: three times: kill s, wait until both names have new holders, call both by name; settle; count.
# Observe: the names are free whenever the supervisor starts again: echoes, 2 entries.

import T

scenario do
  {:ok, _} = Registry.start_link(keys: :unique, name: R)
  via = fn k -> {:via, Registry, {R, k}} end
  spec = fn k -> %{id: k, start: {G, :start_link, [[], [name: via.(k)]]}} end
  S.sup("sup", [spec.(:s), spec.(:t)], strategy: :one_for_all, max_restarts: 10)
  for i <- 1..3 do
    old = for k <- [:s, :t], do: GenServer.whereis(via.(k))
    Process.exit(hd(old), :kill)
    await(fn ->
      new = for k <- [:s, :t], do: GenServer.whereis(via.(k))
      Enum.all?(new, &is_pid/1) and Enum.all?(new, &(&1 not in old))
    end)
    emit([GenServer.call(via.(:s), i), GenServer.call(via.(:t), i)])
  end
  settle()
  emit(["count", Registry.count(R)])
end
