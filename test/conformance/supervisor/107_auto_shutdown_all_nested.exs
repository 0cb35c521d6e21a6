# supervisor/107_auto_shutdown_all_nested
# Setup: main traps exits; outer (all_significant): i (temporary, significant), j (transient, significant), z. i and j are any_significant supervisors of one transient significant worker each, a and b.
# Steps: kill b, wait for the new b; a stops normal, settle, emit children of outer; b stops shutdown; receive.
# Observe: a restart is no significant end; i ends alone and, temporary, is forgotten; j's end is the last: z, ["EXIT","outer","shutdown"].

import T

scenario do
  Process.flag(:trap_exit, true)
  inner = fn id, restart, w ->
    %{id: id, type: :supervisor, restart: restart, significant: true,
      start: {S, :start_link, [%{strategy: :one_for_one, auto_shutdown: :any_significant}, [W.spec(w, trap: true, restart: :transient, significant: true)]]}}
  end
  {:ok, s} = S.start_link(%{strategy: :one_for_one, auto_shutdown: :all_significant}, [inner.(:i, :temporary, :a), inner.(:j, :transient, :b), W.spec(:z, trap: true)])
  name(s, "outer")
  b = Process.whereis(:b)
  Process.exit(b, :kill)
  await_new(:b, b)
  GenServer.cast(:a, {:stop, :normal})
  settle()
  emit(S.kids(s))
  GenServer.cast(:b, {:stop, :shutdown})
  emit(recv())
end
