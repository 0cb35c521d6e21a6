# statem/117_bad_callback_mode
# Setup: main traps exits; a module whose callback_mode returns, throws or raises something else each time; terminate emits.
# Steps: start_link, send x, receive the EXIT; emit the word with which it started, and the EXIT.
# Observe: the start has succeeded; then the machine ends with bad_return_from_callback_mode, or the error. The last of two modes counts. A thrown mode is a returned one.

import T

defmodule Moody do
  @behaviour :gen_statem
  def init(f), do: (Process.put(:f, f); {:ok, :a, 0})
  def callback_mode, do: Process.get(:f).()
  def a(t, c, _), do: (emit(["a", t, c]); {:stop, :done})
  def handle_event(t, c, _, _), do: (emit(["handle_event", t, c]); {:stop, :done})
  def terminate(r, s, d), do: emit(["terminate", r, s, d])
end

scenario do
  Process.flag(:trap_exit, true)
  for {f, i} <- Enum.with_index([
    fn -> :junk end,
    fn -> [] end,
    fn -> [:state_enter] end,
    fn -> [:state_functions, :junk] end,
    fn -> raise "bad" end,
    fn -> exit(:out) end,
    fn -> throw(:handle_event_function) end,
    fn -> [:handle_event_function, :state_functions] end,
    fn -> [:state_enter, :handle_event_function] end
  ], 1) do
    {t, m} = :gen_statem.start_link(Moody, f, [])
    name(m, "m#{i}")
    send(m, :x)
    emit([t, recv()])
  end
end
