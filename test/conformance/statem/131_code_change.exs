# statem/131_code_change
# Setup: Versions, whose callback mode is in its dictionary, and whose code_change does what extra says; events are emitted with the mode.
# Steps: change_code while it runs; then suspended, with extras: fine (state and data change, mode state_functions), an error, a wrong return, a throw, a raise, a bad mode; the state after each; resume, cast x.
# Observe: the new state and data are as code_change returns them, the mode is asked for again; what goes wrong leaves everything as it was.

import T

defmodule Versions do
  @behaviour :gen_statem
  def init(_), do: (Process.put(:mode, :handle_event_function); {:ok, :a, 1})
  def callback_mode, do: Process.get(:mode)
  def code_change(old, s, d, :fine), do: (Process.put(:mode, :state_functions); {:ok, :b, [old, s, d]})
  def code_change(_, _, _, :error), do: {:error, :why}
  def code_change(_, _, _, :wrong), do: {:ok, :c}
  def code_change(_, _, _, :throw), do: throw({:ok, :d, 2})
  def code_change(_, _, _, :raise), do: raise("bad")
  def code_change(_, s, d, :mode), do: (Process.put(:mode, :junk); {:ok, s, d})
  def handle_event(:cast, x, s, d), do: (emit(["handle_event", x, s, d]); :keep_state_and_data)
  def b(:cast, x, d), do: (emit(["b", x, d]); :keep_state_and_data)
  def d(:cast, x, d), do: (emit(["d", x, d]); :keep_state_and_data)
  def d({:call, f}, :sync, _), do: {:keep_state_and_data, {:reply, f, :ok}}
end

scenario do
  {:ok, m} = :gen_statem.start_link(Versions, [], [])
  emit(:sys.change_code(m, Versions, 1, :fine))
  :gen_statem.cast(m, :x)
  for extra <- [:fine, :error, :throw, :raise, :mode] do
    :sys.suspend(m)
    emit([extra, :sys.change_code(m, Versions, 1, extra), :sys.get_state(m)])
    :sys.resume(m)
    :gen_statem.cast(m, :x)
  end
  :gen_statem.call(m, :sync)
  :sys.suspend(m)
  {:error, {:EXIT, {{:case_clause, v}, _}}} = :sys.change_code(m, Versions, 1, :wrong)
  emit(["wrong", v, :sys.get_state(m)])
end
