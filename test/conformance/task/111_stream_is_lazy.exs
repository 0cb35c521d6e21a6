# task/111_stream_is_lazy
# Setup: a stream over a source that emits each element as it is taken; task n takes 5 n ms; max_concurrency 2.
# Steps: make it (settle); iterate with settle between, emitting each result; iterate again, taking one.
# Observe: nothing happens before the iteration; never more elements are taken than may run; each iteration begins anew.

import T

scenario do
  source = Stream.map(1..5, fn n -> emit(["take", n]); n end)
  s = Task.async_stream(source, fn n -> Process.sleep(5 * n); n * 10 end, max_concurrency: 2)
  settle()
  emit("made")
  Enum.each(s, fn r -> settle(20); emit(["result", r]) end)
  emit("again")
  emit(["first", Enum.take(s, 1)])
  settle(20)
  emit(["mailbox", flush()])
end
