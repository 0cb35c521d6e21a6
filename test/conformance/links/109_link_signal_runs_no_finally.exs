# links/109_link_signal_runs_no_finally
# Setup: p is linked to c and waits in a receive inside a try that catches everything and has an after block (finally).
# Steps: c exits boom; main awaits the DOWN of p and settles.
# Observe: only ["p down","boom"], ["end"].

import T

scenario do
  me = self()
  p = spawn_as("p", fn ->
    c = spawn_link_as("c", fn -> receive do :go -> exit(:boom) end end)
    send(me, {:c, c})
    try do
      receive do :never -> :ok end
    catch
      _, _ -> emit(["caught"])
    after
      emit(["finally"])
    end
  end)
  {:c, c} = recv()
  ref = Process.monitor(p)
  send(c, :go)
  receive do {:DOWN, ^ref, _, _, r} -> emit(["p down", r]) end
  settle()
  emit(["end"])
end
