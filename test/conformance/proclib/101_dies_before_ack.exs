# proclib/101_dies_before_ack
# Setup: main traps exits.
# Steps: start_link of functions that end before they acknowledge: exit(boom), error "bad"; emit each result; settle; mailbox. The same with start, then start_monitor.
# Observe: ["error", reason]; no EXIT is left; of start_monitor a DOWN with the reason is.

import T

defmodule I do
  def run(f), do: f.()
end
scenario do
  Process.flag(:trap_exit, true)
  fs = [fn -> exit(:boom) end, fn -> raise "bad" end]
  for f <- fs, do: emit(:proc_lib.start_link(I, :run, [f]))
  for f <- fs, do: emit(:proc_lib.start(I, :run, [f]))
  settle()
  emit(["mailbox", flush()])
  {r, _} = :proc_lib.start_monitor(I, :run, [hd(fs)])
  emit(r)
  settle()
  emit(["mailbox", for({:DOWN, _, _, _, x} <- flush(), do: x)])
end
