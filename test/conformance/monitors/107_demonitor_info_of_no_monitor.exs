# monitors/107_demonitor_info_of_no_monitor
# Setup: a plain alias of main's, and a plain reference.
# Steps: main demonitors both with the option info, then sends through the alias.
# Observe: neither was a monitor: [false,false]; the alias is still one.

import T

scenario do
  address = :erlang.alias()
  emit([Process.demonitor(address, [:info]), Process.demonitor(make_ref(), [:info])])
  send(address, :still)
  emit(recv())
end
