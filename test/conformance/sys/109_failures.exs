# sys/109_failures
# Setup: d a dead pid.
# Steps: every function of sys on d, some with a timeout; get_state of an unknown name, a name on another node, via global, of the caller itself (catch; emit).
# Observe: [what, [sys, function, arguments as given]]; replace_state and no_debug name the request.

import T

scenario do
  d = dead_pid("d")
  f = fn st, _, _ -> st end
  for fun <- [
    fn -> :sys.get_status(d) end, fn -> :sys.suspend(d) end, fn -> :sys.resume(d, :infinity) end, fn -> :sys.replace_state(d, f) end,
    fn -> :sys.replace_state(d, f, 10) end, fn -> :sys.terminate(d, :why) end, fn -> :sys.change_code(d, :m, :undefined, :e) end,
    fn -> :sys.statistics(d, :get) end, fn -> :sys.log(d, {true, 3}) end, fn -> :sys.trace(d, true, 20) end, fn -> :sys.install(d, {:id, f, 0}) end,
    fn -> :sys.install(d, {f, 0}) end, fn -> :sys.remove(d, :id) end, fn -> :sys.no_debug(d) end, fn -> :sys.no_debug(d, 5) end
  ], do: emit(catching(fun))
  emit(catching(fn -> :sys.get_state(:nobody) end))
  emit(catching(fn -> :sys.get_state({:nobody, :nonode@nohost}) end))
  emit(catching(fn -> :sys.get_state({:nobody, :other@nohost}) end))
  emit(catching(fn -> :sys.get_state({:global, :nobody}, 10) end))
  emit(catching(fn -> :sys.get_state(self()) end))
end
