# genserver/103_reply_in_terminate
# Setup: s collects the clients of call later; its terminate answers the first of them.
# Steps: c1 and c2 call later; main stops s with bye.
# Observe: c1 gets the answer, c2 exits with bye, stop gives ok.

import T

scenario do
  me = self()
  {:ok, s} = G.start(as: "s",
    init: fn -> {:ok, []} end,
    call: fn :later, from, l -> send(me, :later); {:noreply, l ++ [from]} end,
    terminate: fn r, l -> emit(["terminate", r]); GenServer.reply(hd(l), :answer) end)
  for c <- [:c1, :c2] do
    spawn_as(to_string(c), fn -> send(me, {c, catching(fn -> GenServer.call(s, :later) end)}) end)
    :later = recv()
  end
  emit(["stop", GenServer.stop(s, :bye)])
  receive do {:c1, r} -> emit(["c1", r]) end
  receive do {:c2, r} -> emit(["c2", r]) end
end
