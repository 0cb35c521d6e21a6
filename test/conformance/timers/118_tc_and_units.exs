# timers/118_tc_and_units
# Setup: none.
# Steps: tc of a function that sleeps 30 ms and gives v: at least 30,000, value; of a function with arguments; by module and name; of one that throws (catch). seconds 2, minutes 3, hours 1, hms 1 2 3; sleep 20: its value, took 20 ms?
# Observe: microseconds and the value; what is thrown is thrown; units are milliseconds.

import T

scenario do
  {us, v} = :timer.tc(fn -> Process.sleep(30); :v end)
  emit([us >= 30_000 and us < 5_000_000, is_integer(us), v])
  {us, v} = :timer.tc(fn a, b -> a + b end, [1, 2])
  emit([us >= 0, v])
  {us, v} = :timer.tc(Enum, :concat, [["a"], ["b"]])
  emit([us >= 0, v])
  emit(catching(fn -> :timer.tc(fn -> throw(:ball) end) end))
  emit([:timer.seconds(2), :timer.minutes(3), :timer.hours(1), :timer.hms(1, 2, 3)])
  {ms, v} = timed(fn -> :timer.sleep(20) end)
  emit([ms >= 20, v == :ok])
end
