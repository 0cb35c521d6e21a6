# statem/120_enter_loop
# Setup: main traps exits. p, started by proc_lib start_link, acknowledges and becomes a machine in state b with data 5 and a generic timeout of 0; terminate emits.
# Steps: call get; stop it through its parent's exit, sent by hand. Then a raw process tries it.
# Observe: it is a machine like others, whose parent is who started it, and whose init was never called. A process that proc_lib did not start exits.

import T

defmodule Late do
  @behaviour :gen_statem
  def init(_), do: emit(["init"])
  def callback_mode, do: [:handle_event_function, :state_enter]
  def handle_event(:enter, old, s, d), do: (emit(["enter", old, s, d]); {:keep_state, d + 1})
  def handle_event({:call, f}, :get, s, d), do: {:keep_state_and_data, {:reply, f, [s, d]}}
  def handle_event(t, c, s, d), do: (emit([t, c, s, d]); :keep_state_and_data)
  def terminate(r, s, d), do: emit(["terminate", r, s, d])
  def start(name) do
    T.name(self(), name)
    :proc_lib.init_ack({:ok, self()})
    :gen_statem.enter_loop(Late, [], :b, 5, [{{:timeout, :g}, 0, :gt}])
  end
end

scenario do
  Process.flag(:trap_exit, true)
  {:ok, p} = :proc_lib.start_link(Late, :start, ["p"])
  emit(:gen_statem.call(p, :get))
  send(p, {:EXIT, self(), :gone})
  emit(recv())
  raw = spawn_link_as("raw", fn -> :gen_statem.enter_loop(Late, [], :b, 5, []) end)
  emit(recv() == {:EXIT, raw, :process_was_not_started_by_proc_lib})
end
