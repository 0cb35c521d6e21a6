# statem/130_sys_events
# Setup: a machine started with a debug function that reports every system event to main; with enter calls. In a: cast p is postponed; cast go -> b with a state timeout of 0, a generic one of 5000 and an inserted event; call q is replied to; cast push pushes the module Under; cast stop stops.
# Steps: p, go, call q, x to the machine itself as info; push; stop; emit all events.
# Observe: enter at the start; in for what comes from outside, timeouts and inserted events; start_timer, out, module; postpone or consume when an event is done; terminate at an orderly end.

import T

defmodule Under do
  @behaviour :gen_statem
  def init(_), do: :ignore
  def callback_mode, do: :handle_event_function
  def handle_event(:cast, :stop, _, _), do: :stop
end

scenario do
  me = self()
  fun = fn n, event, name -> send(me, [n, event, name]); n + 1 end
  {:ok, m} = :gen_statem.start({:local, :machine}, M, [as: "m", enter: true, handle: fn
    :enter, _, _, _ -> :keep_state_and_data
    :cast, :p, :a, _ -> {:keep_state_and_data, :postpone}
    :cast, :go, _, d -> {:next_state, :b, d, [{:state_timeout, 0, :st}, {{:timeout, :g}, 5000, :gt}, {:next_event, :internal, :i}]}
    {:call, f}, :q, _, _ -> {:keep_state_and_data, {:reply, f, :r}}
    :cast, :push, _, _ -> {:keep_state_and_data, {:push_callback_module, Under}}
    _, _, _, _ -> :keep_state_and_data
  end], debug: [{:install, {fun, 0}}])
  for e <- [:p, :go], do: :gen_statem.cast(m, e)
  :gen_statem.call(m, :q, 5000)
  send(m, :x)
  :gen_statem.cast(m, :push)
  ref = Process.monitor(m)
  :gen_statem.cast(m, :stop)
  receive do {:DOWN, ^ref, _, _, _} -> :ok end
  for e <- flush(), do: emit(e)
end
