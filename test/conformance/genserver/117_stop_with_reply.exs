# genserver/117_stop_with_reply
# Setup: servers whose call x returns {stop, R, Reply, S} with R normal, boom and normal; terminate emits its reason and state, takes 30 ms; of the third it throws error "t", of a fourth it exits late,
#   of a fifth it throws a value.
# Steps: main calls x on each (catch), awaits its end and emits both.
# Observe: terminate runs first, the reply comes all the same, also when terminate fails; the failure is the reason, a thrown value is none.

import T

scenario do
  ends = [{:normal, fn -> :ok end}, {:boom, fn -> :ok end}, {:normal, fn -> raise "t" end}, {:normal, fn -> exit(:late) end}, {:boom, fn -> throw(:v) end}]
  for {r, last} <- ends do
    {:ok, s} = G.start(as: "s", call: fn :x, _, _ -> {:stop, r, :bye, 7} end, terminate: fn r, s -> emit(["terminate", r, s]); Process.sleep(30); last.() end)
    ref = Process.monitor(s)
    emit(["call", catching(fn -> GenServer.call(s, :x) end)])
    receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end
  end
end
