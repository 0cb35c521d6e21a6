# sys/111_failing_change_code
# Setup: server V with state 1 whose code_change does what extra says; suspended.
# Steps: extra: an error, something else, exit, throw of something, throw of an ok, ok; get_state after each; resume and call.
# Observe: [ok] only if it returned or threw {ok, state}; else the error, and the state stays.

import T

defmodule V do
  use GenServer
  def init(n), do: {:ok, n}
  def handle_call(m, _, s), do: {:reply, [m, s], s}
  def code_change(old, n, extra) do
    case extra do
      :error -> {:error, :why}
      :junk -> :junk
      :exit -> exit(:why)
      :throw -> throw(:value)
      :throw_ok -> throw({:ok, [:thrown, n]})
      :ok -> {:ok, [old, n]}
    end
  end
end
scenario do
  {:ok, s} = GenServer.start_link(V, 1)
  :sys.suspend(s)
  for e <- [:error, :junk, :exit, :throw, :throw_ok, :ok], do: emit([e, :sys.change_code(s, V, :old, e), :sys.get_state(s)])
  {:error, {:EXIT, {e, st}}} = :sys.change_code(s, V, :old, :no_such)
  emit([is_exception(e) or is_tuple(e), is_list(st)])
  :sys.resume(s)
  emit(GenServer.call(s, :x))
end
