# supervisor/121_significant_children
# Setup: main traps exits; raw supervisors with auto_shutdown any_significant, then all_significant, of two significant transient workers a, b, a significant temporary one t, and a plain one p.
# Steps: for each way to end one of them, in a fresh supervisor: a stops normal; a is killed (restarted); a stops {shutdown, x}; t is killed; a is terminated by terminate_child; p stops normal
#   (permanent). Emit whether the supervisor lives after settling, and the mailbox. With all: a, b stop normal one after the other, then t.
# Observe: only an end by itself that restarts nobody counts: of a transient one an orderly one, of a temporary one any.

import T

defmodule Sig do
  def start(auto, n) do
    {:ok, s} = S.start_link(%{strategy: :one_for_one, auto_shutdown: auto, intensity: 5, period: 5}, [
      W.spec(:"a#{n}", quiet: true, restart: :transient, significant: true), W.spec(:"b#{n}", quiet: true, restart: :transient, significant: true),
      W.spec(:"t#{n}", quiet: true, restart: :temporary, significant: true), W.spec(:"p#{n}", quiet: true)])
    T.name(s, "sup")
    s
  end
end
scenario do
  Process.flag(:trap_exit, true)
  acts = [
    fn _, n -> GenServer.cast(:"a#{n}", {:stop, :normal}) end,
    fn _, n -> Process.exit(Process.whereis(:"a#{n}"), :kill) end,
    fn _, n -> GenServer.cast(:"a#{n}", {:stop, {:shutdown, :x}}) end,
    fn _, n -> Process.exit(Process.whereis(:"t#{n}"), :kill) end,
    fn s, n -> :ok = Supervisor.terminate_child(s, :"a#{n}") end,
    fn _, n -> GenServer.cast(:"p#{n}", {:stop, :normal}) end
  ]
  for {act, n} <- Enum.with_index(acts) do
    s = Sig.start(:any_significant, n)
    act.(s, n)
    settle()
    emit([n, Process.alive?(s), flush()])
  end
  s = Sig.start(:all_significant, 9)
  for id <- [:a9, :t9, :b9] do
    GenServer.cast(id, {:stop, :normal})
    settle()
    emit([id, Process.alive?(s), flush()])
  end
  s = Sig.start(:all_significant, 10)
  :ok = Supervisor.terminate_child(s, :a10)
  GenServer.cast(:t10, {:stop, :boom})
  settle()
  emit(["two left", Process.alive?(s)])
  GenServer.cast(:b10, {:stop, :shutdown})
  settle()
  emit(["none left", Process.alive?(s), flush()])
end
