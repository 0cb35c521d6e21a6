# sys/105_get_status
# Setup: server F with format_status (state -> hidden) and a key in its dictionary, linked as "f" by name; server G without a name, not linked, suspended, with a log.
# Steps: get_status of both.
# Observe: status, pid, module gen_server, [dictionary, state, parent (itself without a link), debug options, [header, data, data]]; what format_status gets and leaves.

import T

defmodule F do
  use GenServer
  def init(n), do: (Process.put(:key, :value); {:ok, n})
  def format_status(status), do: (emit(["format_status", Map.to_list(status) |> Enum.sort() |> Enum.map(&Tuple.to_list/1)]); %{status | state: :hidden})
end
scenario do
  words = fn s ->
    {:status, pid, {:module, m}, [dict, st, parent, dbg, [{:header, header}, {:data, d1}, {:data, d2}]]} = :sys.get_status(s)
    text = fn l -> for {k, v} <- l, do: [to_string(k), v] end
    emit([pid, m, Keyword.get(dict, :key), st, parent, length(dbg), text.(d1), text.(d2)])
    to_string(header)
  end
  {:ok, f} = GenServer.start_link(F, 1, name: :f)
  name(f, "f")
  emit([words.(f)])
  {:ok, g} = G.start([as: "g"])
  :sys.log(g, true)
  GenServer.cast(g, :x)
  :sys.suspend(g)
  emit([String.slice(words.(g), 0, 26)])
end
