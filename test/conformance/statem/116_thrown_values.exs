# statem/116_thrown_values
# Setup: callbacks that throw instead of returning.
# Steps: (1) init throws {ok, a, 5}. (2) a state callback throws {keep_state, 7, reply}. (3) an enter callback throws {keep_state, 9}. (4) a state callback throws junk. (5) init throws ignore. (6) terminate throws.
# Observe: a thrown value is a returned value, in every callback; what terminate throws is ignored.

import T

scenario do
  {:ok, m} = M.start_link(init: fn -> throw({:ok, :a, 5}) end, handle: fn
    {:call, f}, :get, s, d -> throw({:keep_state, 7, {:reply, f, [s, d]}})
  end)
  emit(:gen_statem.call(m, :get))
  emit(:gen_statem.call(m, :get))
  {:ok, m} = M.start(enter: true, handle: fn
    :enter, _, _, _ -> throw({:keep_state, 9})
    {:call, f}, :get, s, d -> {:keep_state_and_data, {:reply, f, [s, d]}}
    :cast, :junk, _, _ -> throw(:junk)
  end, terminate: fn r, _, _ -> emit(["terminate", r]); throw(:ball) end)
  emit(:gen_statem.call(m, :get))
  ref = Process.monitor(m)
  :gen_statem.cast(m, :junk)
  receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end
  emit(["start", M.start(init: fn -> throw(:ignore) end)])
end
