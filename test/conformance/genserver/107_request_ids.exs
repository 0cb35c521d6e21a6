# genserver/107_request_ids
# Setup: server s: call {:later, n} keeps from, sends the reply n in n ms; call die -> stop boom.
# Steps: a collection with the requests {:later, 80} (label slow) and {:later, 30} (label quick); size and labels; wait_response with delete twice, then once
#   more; die (label last): receive_response without delete; a request that is too slow: receive_response 20, settle, emit the mailbox; check_response of junk
#   and of an empty collection.
# Observe: the first answer is taken whichever request it is for; no_request when none is left; without delete the collection stays; a timeout of receive_response
#   abandons them all.

import T

scenario do
  {:ok, s} = G.start(as: "s",
    call: fn
      {:later, n}, from, st -> Process.send_after(self(), {:reply, from, n}, n); {:noreply, st}
      :die, _, st -> {:stop, :boom, st}
    end,
    info: fn {:reply, from, n}, st -> GenServer.reply(from, n); {:noreply, st} end)
  c0 = :gen_server.reqids_new()
  c1 = :gen_server.send_request(s, {:later, 80}, :slow, c0)
  c2 = :gen_server.reqids_add(:gen_server.send_request(s, {:later, 30}), :quick, c1)
  emit([:gen_server.reqids_size(c0), :gen_server.reqids_size(c1), :gen_server.reqids_size(c2)])
  emit(Enum.sort(for {_, l} <- :gen_server.reqids_to_list(c2), do: l))
  {answer, label, c3} = :gen_server.wait_response(c2, 1000, true)
  emit([answer, label, :gen_server.reqids_size(c3)])
  {answer, label, c4} = :gen_server.wait_response(c3, 1000, true)
  emit([answer, label, :gen_server.reqids_size(c4)])
  emit([:gen_server.wait_response(c4, 1000, true), :gen_server.receive_response(c4, 1000, true), :gen_server.check_response(:junk, c4, true)])
  c5 = :gen_server.send_request(s, {:later, 70}, :late, c4)
  emit([:gen_server.wait_response(c5, 10, true), :gen_server.receive_response(c5, 10, true)])
  settle(100)
  emit(["mailbox", flush()])
  c6 = :gen_server.send_request(s, :die, :last, c4)
  {answer, label, c7} = :gen_server.receive_response(c6, 1000, false)
  emit([answer, label, :gen_server.reqids_size(c7)])
  emit(:gen_server.check_response(:junk, c7, false))
  c8 = :gen_server.send_request(:nobody_here, :x, :missing, c4)
  {answer, label, _} = :gen_server.check_response(recv(), c8, true)
  emit([answer, label])
end
