# agent/108_reports
# Setup: error log observed; linked agent a of main, which traps exits.
# Steps: send it plain messages junk; get (sync); get a function that raises bad (caught); EXIT.
# Observe: an unexpected message is reported and ignored; the crash has a GenServer's two reports.

import T

scenario do
  LogH.install()
  Process.flag(:trap_exit, true)
  {:ok, a} = Agent.start_link(fn -> 3 end)
  name(a, "a")
  send(a, :junk)
  emit(["get", Agent.get(a, & &1)])
  [:exit, _] = catching(fn -> Agent.get(a, fn _ -> raise "bad" end) end)
  emit(recv())
end
