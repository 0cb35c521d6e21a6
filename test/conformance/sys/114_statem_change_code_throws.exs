# sys/114_statem_change_code_throws
# Setup: gen_statem V in state a with data 1, whose code_change does what extra says; suspended.
# Steps: extra: an error, something else, exit, throw of something, of an ok pair, of an ok triple; a two-element ok; a raise; get_state after each; resume, cast and stop.
# Observe: a thrown value counts as a returned one; only {ok, state, data} changes anything, whatever else it is comes back in the error and the machine goes on.

import T

defmodule V do
  @behaviour :gen_statem
  def init(n), do: {:ok, :a, n}
  def callback_mode, do: :handle_event_function
  def handle_event({:call, f}, m, s, d), do: {:keep_state_and_data, {:reply, f, [m, s, d]}}
  def code_change(old, s, n, extra) do
    case extra do
      :error -> {:error, :why}
      :junk -> :junk
      :exit -> exit(:why)
      :throw -> throw(:value)
      :throw_error -> throw({:error, :thrown})
      :throw_pair -> throw({:ok, :b})
      :throw_ok -> throw({:ok, :b, [:thrown, s, n]})
      :pair -> {:ok, :c}
      :ok -> {:ok, :c, [old, s, n]}
    end
  end
end
scenario do
  {:ok, s} = :gen_statem.start_link(V, 1, [])
  :sys.suspend(s)
  for e <- [:error, :junk, :throw, :throw_error, :throw_ok, :ok], do: emit([e, :sys.change_code(s, V, :old, e), :sys.get_state(s)])
  {:error, {:EXIT, why}} = :sys.change_code(s, V, :old, :exit)
  emit([:exit, why, :sys.get_state(s)])
  for e <- [:pair, :throw_pair] do
    {:error, {:EXIT, {{:case_clause, v}, st}}} = :sys.change_code(s, V, :old, e)
    emit([e, v, is_list(st), :sys.get_state(s)])
  end
  {:error, {:EXIT, {e, st}}} = :sys.change_code(s, V, :old, :no_such)
  emit([is_exception(e) or is_tuple(e), is_list(st), :sys.get_state(s)])
  :sys.resume(s)
  emit(:gen_statem.call(s, :x))
end
