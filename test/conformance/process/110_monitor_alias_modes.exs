# process/110_monitor_alias_modes
# Setup: for each alias mode of a monitor (explicit_unalias, demonitor, reply_demonitor) main monitors a fresh parked p with it.
# Steps: main sends m1 and m2 to the reference itself, settles; demonitors with info (was the monitor still active); sends m3; unaliases.
# Observe: explicit survives demonitor, demonitor ends with it, reply_demonitor ends with its monitor at the first message.

import T

scenario do
  for mode <- [:explicit_unalias, :demonitor, :reply_demonitor] do
    p = spawn_as("p", fn -> park() end)
    ref = :erlang.monitor(:process, p, alias: mode)
    send(ref, :m1)
    send(ref, :m2)
    settle()
    first = flush()
    active = Process.demonitor(ref, [:info])
    send(ref, :m3)
    settle()
    emit([mode, first, active, flush(), :erlang.unalias(ref)])
  end
end
