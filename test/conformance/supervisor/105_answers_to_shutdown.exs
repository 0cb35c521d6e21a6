# supervisor/105_answers_to_shutdown
# Setup: children that, told to shut down: own exit oops in terminate; late take 40 ms; deaf trap exits and never look (shutdown 60 ms); polite return normally. main monitors all.
# Steps: Supervisor.stop(sup) (emit), then the reason of each.
# Observe: stop gives ok whatever they do; reasons oops, shutdown, killed, normal.

import T

defmodule Answers do
  import T
  def start(fun), do: {:ok, spawn_link(fn -> Process.flag(:trap_exit, true); fun.() end)}
  def deaf, do: park()
  def polite, do: (receive do {:EXIT, _, r} -> emit(["polite", r]) end)
end
scenario do
  s = S.sup("sup", [
    W.spec(:own, trap: true, on_terminate: fn -> exit(:oops) end),
    W.spec(:late, trap: true, stop_ms: 40, on_terminate: fn -> emit(["late", :done]) end),
    %{id: :deaf, start: {Answers, :start, [&Answers.deaf/0]}, shutdown: 60},
    %{id: :polite, start: {Answers, :start, [&Answers.polite/0]}}], strategy: :one_for_one)
  settle()
  refs = for {id, p, _, _} <- Supervisor.which_children(s), do: {id, Process.monitor(p)}
  emit(["stop", Supervisor.stop(s)])
  for {id, ref} <- Enum.reverse(refs) do
    receive do {:DOWN, ^ref, _, _, r} -> emit([id, r]) end
  end
end
