# proclib/104_stop
# Setup: unlinked servers; one takes 200 ms in terminate, one exits there.
# Steps: proc_lib stop: with reason normal; with shutdown; of a name that nobody has; of the slow one in 30 ms; of one that ends with another reason (catch).
# Observe: ok when it ended with that reason; otherwise exits with the bare reason.

import T

scenario do
  {:ok, a} = G.start([])
  emit([:proc_lib.stop(a)])
  {:ok, b} = G.start([])
  emit([:proc_lib.stop(b, :shutdown, 1000)])
  emit(catching(fn -> :proc_lib.stop(:nobody_here) end))
  {:ok, c} = G.start(terminate: fn _, _ -> Process.sleep(200) end)
  emit(catching(fn -> :proc_lib.stop(c, :normal, 30) end))
  {:ok, d} = G.start(terminate: fn _, _ -> exit(:other) end)
  emit(catching(fn -> :proc_lib.stop(d, :normal, 1000) end))
end
