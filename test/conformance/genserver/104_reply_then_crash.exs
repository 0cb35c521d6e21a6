# genserver/104_reply_then_crash
# Setup: main traps exits; linked servers answer call x and then end: reply and exit; reply and raise; stop with a reply; the same with a terminate that exits.
# Steps: main calls x of each (catch, emit), then reads the EXIT.
# Observe: the answer always arrives, behind terminate where the return value carries it; a terminate that exits decides the reason.

import T

scenario do
  Process.flag(:trap_exit, true)
  acts = [
    {fn from, _ -> GenServer.reply(from, :answer); exit(:boom) end, fn r, _ -> emit(["terminate", r]) end},
    {fn from, _ -> GenServer.reply(from, :answer); raise "bad" end, nil},
    {fn _, s -> {:stop, :boom, :answer, s} end, fn r, _ -> emit(["terminate", r]) end},
    {fn _, s -> {:stop, :normal, :answer, s} end, fn r, _ -> emit(["terminate", r]); exit(:late) end}
  ]
  for {{act, terminate}, i} <- Enum.with_index(acts, 1) do
    {:ok, s} = G.start_link(as: "s#{i}", call: fn :x, from, s -> act.(from, s) end, terminate: terminate)
    r = catching(fn -> GenServer.call(s, :x) end)
    m = recv()
    emit([r, m])
  end
end
