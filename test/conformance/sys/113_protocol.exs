# sys/113_protocol
# Setup: a plain process that answers one system message; a server; requests that are sent by hand as {:system, {pid, tag}, request}.
# Steps: get_state of the plain process; by hand: get_state, suspend, a cast, an unknown request, an unknown debug request, get_state, resume; main's mailbox.
# Observe: a system message is {:system, from, request}, answered as a call is; an answer {:error, _} of get_state is an error; unknown requests are answered with errors.

import T

scenario do
  p = spawn_as("p", fn -> receive do {:system, from, req} -> GenServer.reply(from, {:asked, req}) end end)
  emit(:sys.get_state(p))
  p = spawn_as("p", fn -> receive do {:system, from, req} -> GenServer.reply(from, {:error, req}) end end)
  emit(catching_class(fn -> :sys.get_state(p) end))
  {:ok, s} = G.start_link([])
  ask = fn req -> send(s, {:system, {self(), :tag}, req}) end
  for req <- [:get_state, :suspend], do: ask.(req)
  GenServer.cast(s, :x)
  for req <- [:bogus, {:debug, :bogus}, {:debug, {:trace, :bogus}}, {:debug, {:log, {true, 0}}}, {:debug, {:statistics, :bogus}}, :get_state, {:replace_state, fn n -> n + 1 end}, :resume, {:change_code, V, 1, 2}], do: ask.(req)
  emit(collect(11, 20))
  emit(:sys.get_state(s))
end
