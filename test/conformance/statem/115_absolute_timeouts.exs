# statem/115_absolute_timeouts
# Setup: call [set, action maker]: the handler makes a timeout action of the monotonic time now and keeps the state. Timeouts are reported to main, with whether they came later than 250 ms after that.
# Steps: state timeout at now + 300 (abs true); generic x at now + 300; event timeout at now + 300; a time that has passed; abs false with 300.
# Observe: abs true counts from the clock, abs false from now, one in the past fires at once.

import T

scenario do
  me = self()
  now = fn -> :erlang.monotonic_time(:millisecond) end
  {:ok, m} = M.start_link(handle: fn
    :cast, {:set, f}, _, _ -> {:keep_state, now.(), f.(now.())}
    t, c, _, d -> send(me, [t, c, now.() - d > 250]); :keep_state_and_data
  end)
  for f <- [
    fn t -> {:state_timeout, t + 300, :st, {:abs, true}} end,
    fn t -> {{:timeout, :x}, t + 300, :gt, [{:abs, true}]} end,
    fn t -> {:timeout, t + 300, :et, [{:abs, true}]} end,
    fn t -> {:state_timeout, t - 300, :past, {:abs, true}} end,
    fn _ -> {:state_timeout, 300, :relative, {:abs, false}} end
  ] do
    :gen_statem.cast(m, {:set, f})
    emit(recv())
  end
end
