# supervisor/125_strangers_and_junk
# Setup: supervisor of the trapping worker a; stranger q, linked to it.
# Steps: send it junk, {EXIT, q, boom} as a plain message; q exits boom; exit(sup, normal) and exit(sup, boom) by another process; exit(sup, shutdown) by yet another; emit children and that it lives.
# Observe: all ignored; only the parent's exit ends it.

import T

scenario do
  s = S.sup("sup", [W.spec(:a, trap: true)], strategy: :one_for_one)
  q = spawn_as("q", fn -> Process.link(s); receive do :go -> exit(:boom) end end)
  send(s, :junk)
  send(s, {:EXIT, q, :boom})
  send(q, :go)
  await_dead(q)
  spawn(fn -> Process.exit(s, :normal); Process.exit(s, :boom) end)
  settle()
  emit(["alive", Process.alive?(s), S.kids(s)])
  u = spawn_as("u", fn -> Process.exit(s, :shutdown) end)
  await_dead(u)
  settle()
  emit(["alive", Process.alive?(s)])
end
