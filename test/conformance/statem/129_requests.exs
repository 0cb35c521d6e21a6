# statem/129_requests
# Setup: a machine that answers call [echo, x] with x, and postpones call later until cast go.
# Steps: send_request later, wait_response 30 (timeout), cast go, receive_response; check_response of a message received by hand; a collection of three requests, of which later is answered last; a request to a dead machine.
# Observe: requests are answered as gen_server's; a postponed one is answered when the state changes.

import T

scenario do
  {:ok, m} = M.start(as: "m", handle: fn
    {:call, f}, {:echo, x}, _, _ -> {:keep_state_and_data, {:reply, f, x}}
    {:call, _}, :later, :a, _ -> {:keep_state_and_data, :postpone}
    {:call, f}, :later, :b, _ -> {:keep_state_and_data, {:reply, f, :now}}
    :cast, :go, :a, d -> {:next_state, :b, d}
    :cast, :back, :b, d -> {:next_state, :a, d}
  end)
  r = :gen_statem.send_request(m, :later)
  emit(:gen_statem.wait_response(r, 30))
  :gen_statem.cast(m, :go)
  emit(:gen_statem.receive_response(r, 1000))
  r = :gen_statem.send_request(m, {:echo, 1})
  emit(:gen_statem.check_response(:other, r))
  emit(:gen_statem.check_response(recv(), r))
  :gen_statem.cast(m, :back)
  reqs = :gen_statem.reqids_add(:gen_statem.send_request(m, :later), :l1, :gen_statem.reqids_new())
  reqs = :gen_statem.send_request(m, {:echo, 2}, :l2, reqs)
  emit([:gen_statem.reqids_size(reqs), sorted(for {_, l} <- :gen_statem.reqids_to_list(reqs), do: l)])
  {a, l, reqs} = :gen_statem.receive_response(reqs, 1000, true)
  emit([a, l, :gen_statem.reqids_size(reqs)])
  :gen_statem.cast(m, :go)
  {a, l, reqs} = :gen_statem.wait_response(reqs, 1000, true)
  emit([a, l, :gen_statem.wait_response(reqs, 1000, true)])
  :gen_statem.stop(m)
  emit(:gen_statem.wait_response(:gen_statem.send_request(m, :x), 1000))
end
