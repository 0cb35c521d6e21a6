# sys/104_parent_exit_while_suspended
# Setup: parent p start_links server s (trapping or not, terminate emits), which is suspended and has a cast in its mailbox.
# Steps: an EXIT from another process; settle; the parent ends with normal, then with gone; await the end of s.
# Observe: only the parent's exit ends it: trapping, with terminate and also for normal; not trapping by the signal, without terminate. The cast is never handled.

import T

scenario do
  run = fn label, trap, reason ->
    p = spawn_as("p", fn ->
      G.start_link([trap: trap,
        cast: fn m, s -> emit(["cast", m]); {:noreply, s} end,
        info: fn m, s -> emit(["info", m]); {:noreply, s} end,
        terminate: fn r, _ -> emit([label, "terminate", r]) end], name: :s)
      receive do :end -> exit(reason) end
    end)
    await(fn -> Process.whereis(:s) end)
    s = Process.whereis(:s)
    :sys.suspend(s)
    GenServer.cast(s, :x)
    send(s, {:EXIT, self(), :fake})
    settle()
    emit([label, Process.alive?(s)])
    ref = Process.monitor(s)
    send(p, :end)
    receive do {:DOWN, ^ref, _, _, r} -> emit([label, "down", r]) after 100 -> emit([label, "lives"]); Process.exit(s, :kill); receive do {:DOWN, ^ref, _, _, _} -> :ok end end
  end
  run.("trapping normal", true, :normal)
  run.("trapping gone", true, :gone)
  run.("normal", false, :normal)
  run.("gone", false, :gone)
end
