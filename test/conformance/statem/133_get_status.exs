# statem/133_get_status
# Setup: two registered machines, in state a with data 1, a postponed cast p and a generic timeout x of an hour; the second one has format_status, which hides its data and its timeouts, and a log of one event.
# Steps: suspend, get_status of each; emit the items.
# Observe: what OTP shows of a state machine.

import T

defmodule Plain do
  @behaviour :gen_statem
  def init(_), do: {:ok, :a, 1, {{:timeout, :x}, 3_600_000, :secret}}
  def callback_mode, do: :handle_event_function
  def handle_event(:cast, :p, _, _), do: {:keep_state_and_data, :postpone}
end

defmodule Shy do
  @behaviour :gen_statem
  defdelegate init(x), to: Plain
  defdelegate callback_mode, to: Plain
  defdelegate handle_event(t, c, s, d), to: Plain
  def format_status(status), do: (emit(["keys", Map.keys(status) |> Enum.sort()]); %{status | data: :hidden, timeouts: []})
end

scenario do
  for {mod, opts} <- [{Plain, []}, {Shy, [debug: [log: 1]]}] do
    {:ok, m} = :gen_statem.start({:local, :machine}, mod, [], opts)
    name(m, "m")
    :gen_statem.cast(m, :p)
    :sys.suspend(m)
    {:status, ^m, module, [_, state, parent, _, misc]} = :sys.get_status(m)
    emit([module, state, parent])
    for {part, x} <- misc do
      if part == :header, do: emit([part, to_string(x)]), else: emit([part, for({k, v} <- x, do: [to_string(k), v])])
    end
    :sys.resume(m)
    :gen_statem.stop(m)
  end
end
