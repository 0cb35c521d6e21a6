# supervisor/106_auto_shutdown_any_nested
# Setup: main traps exits; outer (any_significant): o, inner (transient, significant), z > inner (any_significant): a (transient, significant), b. All workers trap.
# Steps: a stops normal; main receives.
# Observe: inner ends b and itself with shutdown, which is significant for outer: z, o, then ["EXIT","outer","shutdown"].

import T

scenario do
  Process.flag(:trap_exit, true)
  inner = %{id: :inner, type: :supervisor, restart: :transient, significant: true,
    start: {S, :start_link, [%{strategy: :one_for_one, auto_shutdown: :any_significant},
      [W.spec(:a, trap: true, restart: :transient, significant: true), W.spec(:b, trap: true)]]}}
  {:ok, s} = S.start_link(%{strategy: :one_for_one, auto_shutdown: :any_significant}, [W.spec(:o, trap: true), inner, W.spec(:z, trap: true)])
  name(s, "outer")
  GenServer.cast(:a, {:stop, :normal})
  emit(recv())
end
