# monitors/106_monitor_of_oneself_is_no_alias
# Setup: main monitors itself with the alias option in each mode; p is parked and monitored as an alias, for comparison.
# Steps: main sends to each reference, settles, emits its mailbox and what unalias says of each.
# Observe: only the message through the reference that watches p arrives, and only that was an alias.

import T

scenario do
  p = spawn_as("p", fn -> park() end)
  modes = [:explicit_unalias, :demonitor, :reply_demonitor]
  own = for mode <- modes, do: :erlang.monitor(:process, self(), alias: mode)
  other = :erlang.monitor(:process, p, alias: :explicit_unalias)
  for {ref, n} <- Enum.with_index(own ++ [other]), do: send(ref, {:m, n})
  settle()
  emit(["mailbox", flush()])
  emit(["unalias", Enum.map(own ++ [other], &:erlang.unalias/1)])
end
