# statem/126_terminate_fails
# Setup: unlinked machines whose terminate raises, exits or throws.
# Steps: stop them by a cast with why; stop them by gen_statem stop with custom (catching).
# Observe: an error or exit in terminate replaces the reason, a throw does not.

import T

scenario do
  for {f, i} <- Enum.with_index([fn -> raise "worse" end, fn -> exit(:out) end, fn -> throw(:ball) end], 1) do
    mk = fn -> {:ok, m} = M.start(as: "m#{i}", handle: fn :cast, :x, _, _ -> {:stop, :why} end, terminate: fn r, _, _ -> emit(["terminate", r]); f.() end); m end
    m = mk.()
    ref = Process.monitor(m)
    :gen_statem.cast(m, :x)
    receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end
    m = mk.()
    emit(catching(fn -> :gen_statem.stop(m, :custom, 1000) end))
  end
end
