# monitors/102_demonitor_info
# Setup: main monitors three times: p (alive), and two dying processes whose DOWN is in the mailbox.
# Steps: demonitor with info: p; p again; the second; the third with flush and info.
# Observe: true only while active: [true,false,false,false]; one DOWN is left.

import T

scenario do
  p = spawn_as("p", fn -> park() end)
  rp = Process.monitor(p)
  {_, r2} = spawn_monitor(fn -> :ok end)
  {_, r3} = spawn_monitor(fn -> :ok end)
  settle()
  a = Process.demonitor(rp, [:info])
  b = Process.demonitor(rp, [:info])
  c = Process.demonitor(r2, [:info])
  d = Process.demonitor(r3, [:flush, :info])
  emit([a, b, c, d])
  emit(["left", length(flush())])
end
