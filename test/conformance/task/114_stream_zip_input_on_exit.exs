# task/114_stream_zip_input_on_exit
# Setup: main traps exits; stream over [:a,:b,:c,:d]: a returns, b exits boom, c is parked (timeout 60, kill_task), d throws error "bad".
# Steps: collect with zip_input_on_exit true, ordered; then unordered (sorted).
# Observe: failures carry their element: ["exit",["b","boom"]], ["exit",["c","timeout"]]; successes do not.

import T

scenario do
  Process.flag(:trap_exit, true)
  f = fn :a -> 1; :b -> exit(:boom); :c -> park(); :d -> raise "bad" end
  opts = [zip_input_on_exit: true, timeout: 60, on_timeout: :kill_task, max_concurrency: 4]
  emit(Enum.to_list(Task.async_stream([:a, :b, :c, :d], f, opts)))
  emit(sorted(Enum.to_list(Task.async_stream([:a, :b, :c, :d], f, [ordered: false] ++ opts))))
  settle(20)
  emit(["mailbox", flush()])
end
