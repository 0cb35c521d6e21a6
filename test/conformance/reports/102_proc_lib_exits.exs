# reports/102_proc_lib_exits
# Setup: log handler.
# Steps: proc_lib processes that throw error "bad", exit boom, throw v, exit shutdown, exit [shutdown, x], exit normal, are killed. After each (settled) a marker.
# Observe: unlike a raw process's, a proc_lib process's exit(boom) is a crash report; orderly reasons and signals are not.

import T

scenario do
  LogH.install()
  ends = [
    error: fn -> raise "bad" end,
    exit: fn -> exit(:boom) end,
    throw: fn -> throw(:v) end,
    shutdown: fn -> exit(:shutdown) end,
    tuple: fn -> exit({:shutdown, :x}) end,
    normal: fn -> exit(:normal) end,
    kill: fn -> Process.exit(self(), :kill); park() end
  ]
  for {word, f} <- ends do
    await_dead(:proc_lib.spawn(f))
    settle(20)
    emit(word)
  end
end
