# task/121_stream_source_and_loop_fail
# Setup: main; sources that say when they are closed (Stream.resource); tasks: 1 returns, 2 is parked and has reported its pid.
# Steps: the loop throws v at the first result (catch); the source throws error "dry" 20 ms after two elements (catch). Each time: DOWN of task 2, and the
#   mailbox.
# Observe: the throw of loop or source comes through; the task that runs is killed; the source is closed once.

import T

scenario do
  me = self()
  source = fn last -> Stream.resource(fn -> 1 end, fn n when n <= last -> {[n], n + 1}; _ -> Process.sleep(20); raise "dry" end, fn _ -> emit("closed") end) end
  f = fn 1 -> receive do after 30 -> 1 end; 2 -> send(me, {:two, self()}); park() end
  watch = fn ->
    spawn_as("w", fn ->
      receive do
        {:watch, p} ->
          ref = Process.monitor(p)
          send(me, :watching)
          receive do {:DOWN, ^ref, _, _, r} -> send(me, {:down, r}) end
      end
    end)
  end

  w = watch.()
  emit(catching(fn ->
    source.(9) |> Task.async_stream(f, max_concurrency: 2) |> Enum.each(fn _ ->
      receive do {:two, p} -> send(w, {:watch, p}) end
      receive do :watching -> throw(:v) end
    end)
  end))
  receive do {:down, r} -> emit(["two down", r]) end
  emit(catching(fn -> source.(2) |> Task.async_stream(f, max_concurrency: 3) |> Enum.to_list() end))
  receive do {:two, p} -> emit(["two alive", Process.alive?(p)]) end
  settle(20)
  emit(["mailbox", flush()])
end
