# statem/107_stop_and_reply
# Setup: unlinked machines; call q is answered by stop_and_reply; terminate takes the answered client's word that it has the reply before it emits.
# Steps: (1) one reply. (2) a list of two, the other for a client whose call is kept in the data, with new data. (3) a reply action that is none.
# Observe: replies are sent before terminate runs. The bad one ends with bad_reply_action_from_state_function, and its caller fails.

import T

scenario do
  me = self()
  mk = fn as, replies -> {:ok, m} = M.start(as: as, init: fn -> {:ok, :a, []} end, handle: fn
      {:call, f}, :keep, _, _ -> send(me, :kept); {:keep_state, [f]}
      {:call, f}, :q, _, d -> replies.(f, d)
    end,
    terminate: fn r, s, d -> (receive do :have -> :ok after 500 -> :none end); emit(["terminate", r, s, length(d)]) end); m end

  m = mk.("m1", fn f, _ -> {:stop_and_reply, :normal, {:reply, f, :r}} end)
  ref = Process.monitor(m)
  emit(["reply", :gen_statem.call(m, :q)])
  send(m, :have)
  receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end

  m = mk.("m2", fn f, d -> {:stop_and_reply, :why, [{:reply, hd(d), :r1}, {:reply, f, :r2}], [1, 2]} end)
  ref = Process.monitor(m)
  spawn_as("c", fn -> send(me, ["c", :gen_statem.call(m, :keep)]) end)
  :kept = recv()
  emit(["reply", :gen_statem.call(m, :q)])
  emit(recv())
  send(m, :have)
  receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end

  m = mk.("m3", fn f, _ -> {:stop_and_reply, :why, [{:reply, f, :r}, :junk]} end)
  ref = Process.monitor(m)
  emit(["reply", :gen_statem.call(m, :q)])
  send(m, :have)
  receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end
end
