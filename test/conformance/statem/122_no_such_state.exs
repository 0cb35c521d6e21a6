# statem/122_no_such_state
# Setup: unlinked machines of mode state_functions; state a goes where the cast says; terminate emits.
# Steps: cast [to, nowhere], then x; DOWN. The first state itself is not there: x; DOWN.
# Observe: an event in a state without a function is error undef.

import T

defmodule Lost do
  @behaviour :gen_statem
  def callback_mode, do: :state_functions
  def init(s), do: {:ok, s, 0}
  def a(:cast, {:to, s}, d), do: {:next_state, s, d}
  def terminate(r, s, d), do: emit(["terminate", r, s, d])
end

scenario do
  for first <- [:a, :nowhere] do
    {:ok, m} = :gen_statem.start(Lost, first, [])
    ref = Process.monitor(m)
    if first == :a, do: :gen_statem.cast(m, {:to, :nowhere})
    :gen_statem.cast(m, :x)
    receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end
  end
end
