# supervisor/109_monitored_name_across_restarts
# Setup: supervisor with quiet worker a, registered as a.
# Steps: main monitors the name, kills a; on the DOWN waits for the new a and monitors the name again; terminate_child(a); monitors it once more; restart_child(a), settle, mailbox.
# Observe: a monitor of a name is one of its holder: killed, shutdown, noproc, and nothing of the third a.

import T

scenario do
  s = S.sup("sup", [W.spec(:a, quiet: true)], strategy: :one_for_one)
  down = fn ref -> receive do {:DOWN, ^ref, :process, {n, _}, r} -> emit(["down", n, r]) end end
  a = Process.whereis(:a)
  ref = Process.monitor(:a)
  Process.exit(a, :kill)
  down.(ref)
  await_new(:a, a)
  ref = Process.monitor(:a)
  emit(["terminate_child", Supervisor.terminate_child(s, :a)])
  down.(ref)
  down.(Process.monitor(:a))
  {:ok, _} = Supervisor.restart_child(s, :a)
  settle()
  emit(["mailbox", flush()])
end
