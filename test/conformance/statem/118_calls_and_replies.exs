# statem/118_calls_and_replies
# Setup: a machine that answers call [echo, x] with x by an action, keeps the client of call keep and lets call slow wait.
# Steps: call with clean_timeout and dirty_timeout tuples, successful and not (catching); gen_statem reply by main: from, a reply action, a list of them; send_request with wait_response; call by name.
# Observe: the tuples stand in the reason as they were given. All forms of reply arrive.

import T

scenario do
  me = self()
  {:ok, s} = :gen_statem.start({:local, :machine}, M, [as: "s", handle: fn
    {:call, f}, {:echo, x}, _, _ -> {:keep_state_and_data, [{:reply, f, x}]}
    {:call, f}, :keep, _, _ -> send(me, {:kept, f}); :keep_state_and_data
    {:call, _}, :slow, _, _ -> :keep_state_and_data
  end], [])
  emit(:gen_statem.call(s, {:echo, 1}, {:clean_timeout, 1000}))
  emit(:gen_statem.call(s, {:echo, 2}, {:dirty_timeout, :infinity}))
  emit(:gen_statem.call(:machine, {:echo, 3}))
  emit(catching(fn -> :gen_statem.call(s, :slow, {:clean_timeout, 30}) end))
  emit(catching(fn -> :gen_statem.call(s, :slow, {:dirty_timeout, 30}) end))
  emit(catching(fn -> :gen_statem.call(:nobody, :slow, 30) end))
  for answer <- [
    fn f -> :gen_statem.reply(f, :one) end,
    fn f -> :gen_statem.reply({:reply, f, :two}) end,
    fn f -> :gen_statem.reply([{:reply, f, :three}]) end
  ] do
    spawn_as("c", fn -> send(me, ["c", :gen_statem.call(s, :keep)]) end)
    {:kept, f} = recv()
    emit(answer.(f))
    emit(recv())
  end
  r = :gen_statem.send_request(s, {:echo, 4})
  emit(:gen_statem.wait_response(r, 1000))
  emit(:gen_statem.cast(:nobody, :x))
end
