# process/104_signal_runs_no_finally
# Setup: p waits in a receive inside a try with an after block (finally) that would emit "finally".
# Steps: main sends it exit(p, shutdown); then the same with q, which calls exit(shutdown) itself.
# Observe: a signal abandons the code, exit/1 runs it: ["down","shutdown"], ["finally","q"], ["down","shutdown"].

import T

scenario do
  body = fn nm, f -> fn -> try do f.() after emit(["finally", nm]) end end end
  {p, rp} = spawn_monitor(body.("p", fn -> receive do :never -> :ok end end))
  settle(20)
  Process.exit(p, :shutdown)
  receive do {:DOWN, ^rp, _, _, r} -> emit(["down", r]) end
  {_q, rq} = spawn_monitor(body.("q", fn -> exit(:shutdown) end))
  receive do {:DOWN, ^rq, _, _, r} -> emit(["down", r]) end
end
