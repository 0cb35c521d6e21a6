# proclib/102_failed_start_ends_non_trapping_parent
# Setup: p does not trap exits and is monitored.
# Steps: p start_links a function that exits boom before it acknowledges; behind the call p would emit "behind".
# Observe: only ["down","boom"].

import T

defmodule I do
  def run, do: exit(:boom)
end
scenario do
  {p, _} = spawn_monitor(fn ->
    :proc_lib.start_link(I, :run, [])
    emit(["behind"])
  end)
  {:DOWN, _, _, ^p, r} = recv()
  emit(["down", r])
  settle()
  emit(["end"])
end
