# genserver/124_wait_and_receive_response
# Setup: server answers {:after, ms} in ms.
# Steps: (1) send_request 60 ms; wait_response 20, wait_response 500. (2) send_request 60 ms; receive_response 20, settle 100, mailbox. (3) to a dead pid, to a missing name: wait_response.
#   (4) two requests, the second awaited first. (5) check_response of each message of the mailbox. Monitors that are left.
# Observe: wait keeps the request, receive abandons it; answers of different requests are kept apart.

import T

scenario do
  {:ok, s} = G.start(as: "s",
    call: fn {:after, ms}, from, st -> Process.send_after(self(), {:r, from, ms}, ms); {:noreply, st} end,
    info: fn {:r, from, ms}, st -> GenServer.reply(from, ms); {:noreply, st} end)
  r = :gen_server.send_request(s, {:after, 60})
  emit([:gen_server.wait_response(r, 20), :gen_server.wait_response(r, 500)])
  r = :gen_server.send_request(s, {:after, 60})
  emit([:gen_server.receive_response(r, 20)])
  settle(100)
  emit(["mailbox", flush()])
  emit(:gen_server.wait_response(:gen_server.send_request(dead_pid("d"), :x), 100))
  emit(:gen_server.wait_response(:gen_server.send_request(:nobody, :x), 100))
  r1 = :gen_server.send_request(s, {:after, 30})
  r2 = :gen_server.send_request(s, {:after, 60})
  emit([:gen_server.wait_response(r2, 500), :gen_server.wait_response(r1, 500)])
  r1 = :gen_server.send_request(s, {:after, 30})
  r2 = :gen_server.send_request(s, {:after, 60})
  settle(120)
  for m <- flush(), do: emit([:gen_server.check_response(m, r1), :gen_server.check_response(m, r2)])
  emit(["monitors", elem(Process.info(self(), :monitors), 1)])
end
