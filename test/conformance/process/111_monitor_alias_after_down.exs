# process/111_monitor_alias_after_down
# Setup: for each alias mode of a monitor main monitors a fresh p with it.
# Steps: p exits boom; when the DOWN is there main sends m1 to the reference, settles, emits its mailbox and what unalias says.
# Observe: the DOWN ends the alias except in explicit_unalias mode.

import T

scenario do
  for mode <- [:explicit_unalias, :demonitor, :reply_demonitor] do
    p = spawn_as("p", fn -> receive do :go -> exit(:boom) end end)
    ref = :erlang.monitor(:process, p, alias: mode)
    send(p, :go)
    receive do {:DOWN, ^ref, _, _, _} -> :ok end
    send(ref, :m1)
    settle()
    emit([mode, flush(), :erlang.unalias(ref)])
  end
end
