# statem/121_reports
# Setup: log handler.
# Steps: each a machine (unlinked) and the reports of its end: init raises; init exits normal; init stops why; init returns junk; stop normal; stop shutdown; stop why; an error; terminate raises after stop normal; terminate exits shutdown; killed.
# Observe: an error in init is reported by gen_statem too, unlike a stop; so is whatever terminate ends with. None for orderly ends, nor for a kill.

import T

scenario do
  LogH.install()
  for {name, f} <- [raise: fn -> raise "bad" end, exit_normal: fn -> exit(:normal) end, stop: fn -> {:stop, :why} end, junk: fn -> :junk end] do
    emit(["init", name])
    M.start(init: f)
    settle(20)
  end
  for {name, f, t} <- [
    {:normal, fn -> :stop end, nil},
    {:shutdown, fn -> {:stop, :shutdown} end, nil},
    {:why, fn -> {:stop, :why} end, nil},
    {:error, fn -> raise "bad" end, nil},
    {:terminate_raises, fn -> :stop end, fn _, _, _ -> raise "worse" end},
    {:terminate_exits, fn -> :stop end, fn _, _, _ -> exit(:shutdown) end},
    {:killed, fn -> Process.exit(self(), :kill); park() end, nil}
  ] do
    {:ok, m} = M.start(handle: fn _, _, _, _ -> f.() end, terminate: t)
    ref = Process.monitor(m)
    :gen_statem.cast(m, :x)
    receive do {:DOWN, ^ref, _, _, r} -> emit([name, r]) end
  end
end
