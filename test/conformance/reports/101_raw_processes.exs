# reports/101_raw_processes
# Setup: log handler.
# Steps: plain spawned processes: throw error "e"; throw value v; exit(boom); exit(normal); exit({error, stack}-like tuple); killed; linked ones to a dying peer; a spawn with proc_lib of the first three. Await each one's end and emit its kind.
# Observe: of raw processes only errors and thrown values are reported, by the emulator; of proc_lib ones all that is abnormal.

import T

scenario do
  LogH.install()
  fs = [error: fn -> raise "e" end, throw: fn -> throw(:v) end, exit: fn -> exit(:boom) end, normal: fn -> exit(:normal) end, shutdown: fn -> exit(:shutdown) end,
    tuple: fn -> exit({:shutdown, :x}) end, killed: fn -> Process.exit(self(), :kill); park() end]
  for {k, f} <- fs do
    {_, ref} = spawn_monitor(f)
    receive do {:DOWN, ^ref, _, _, _} -> :ok end
    settle(30)
    emit(["raw", k])
  end
  for {k, f} <- fs do
    {_, ref} = :proc_lib.spawn_opt(f, [:monitor])
    receive do {:DOWN, ^ref, _, _, _} -> :ok end
    settle(30)
    emit(["proc_lib", k])
  end
  p = spawn(fn -> park() end)
  q = spawn(fn -> Process.link(p); park() end)
  settle(30)
  Process.exit(p, :boom)
  await_dead(q)
  settle(30)
  emit(["linked"])
end
