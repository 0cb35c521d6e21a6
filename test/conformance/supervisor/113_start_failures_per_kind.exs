# supervisor/113_start_failures_per_kind
# Setup: main traps exits; a supervisor of the trapping worker a and a child c whose start function: returns {error, e}; throws error "x"; exits out; returns junk, nil, {ok, not_a_pid}; throws a value;
#   whose init raises; returns ignore (restart permanent, then temporary).
# Steps: start_link each (emit, the error's reason without a's events); where it runs emit which_children sorted; stop it; mailbox of the EXITs' reasons.
# Observe: ["failed_to_start_child","c",why]; why of a raise is {EXIT, …}; ignore is kept as undefined, a temporary one dropped.

import T

defmodule St do
  def go(f), do: f.()
end
scenario do
  Process.flag(:trap_exit, true)
  fs = [fn -> {:error, :e} end, fn -> raise "x" end, fn -> exit(:out) end, fn -> :junk end, fn -> nil end, fn -> {:ok, :not_a_pid} end, fn -> throw(:v) end,
    fn -> G.start_link(init: fn -> raise "in init" end) end]
  for f <- fs do
    r = Supervisor.start_link([W.spec(:a, trap: true), %{id: :c, start: {St, :go, [f]}}], strategy: :one_for_one)
    emit(["start_link", r])
    settle(20)
    emit(for {:EXIT, _, r} <- flush(), do: r)
  end
  for restart <- [:permanent, :temporary] do
    {:ok, s} = Supervisor.start_link([W.spec(:a, quiet: true), %{id: :c, start: {St, :go, [fn -> :ignore end]}, restart: restart}], strategy: :one_for_one)
    emit([restart, S.kids(s), Supervisor.count_children(s)])
    Supervisor.stop(s)
  end
end
