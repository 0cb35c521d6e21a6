# sys/115_statem_events
# Setup: machine M with state enter calls, linked, started with the option debug: install of a function that tells main of every event (of a call: [call, pid, word], of a from: the pid).
# Steps: a call with reply; a postponed event and a change of state; next_event and timeouts, 0 among them; update, cancel and replacement of timeouts; a stop; counts of another one.
# Observe: enter, in, out, consume, postpone, start_timer, terminate, in gen_statem's shapes and order.

import T

scenario do
  me = self()
  tell = fn
    st, {:out, v, {pid, _}}, _ -> send(me, {:out, v, pid}); st
    st, ev, _ -> send(me, ev |> Tuple.to_list() |> Enum.map(fn {{:call, {pid, _}}, m} -> {:call, pid, if(is_tuple(m), do: elem(m, 0), else: m)}; x -> x end)); st
  end
  act = fn as -> fn from -> {:keep_state_and_data, [{:reply, from, :ok} | as]} end end
  handle = fn
    :enter, _, _, _ -> :keep_state_and_data
    {:call, f}, {:act, run}, _, _ -> run.(f)
    :cast, :later, :a, _ -> {:keep_state_and_data, :postpone}
    :cast, :go, _, d -> {:next_state, :b, d + 1, [{:next_event, :internal, :inner}, {:state_timeout, 10, :st}]}
    :cast, :stop, _, _ -> :stop
    _, _, _, _ -> :keep_state_and_data
  end
  start = fn h -> {:ok, m} = :gen_statem.start_link(M, [enter: true, handle: h], debug: [:statistics, {:install, {tell, 0}}]); m end
  m = start.(handle)
  M.sync(m)
  emit(collect(5, 20))
  :gen_statem.cast(m, :later)
  :gen_statem.cast(m, :go)
  for e <- collect(7, 50), do: emit(e)
  {:ok, [_, _, _, i, o]} = :sys.statistics(m, :get)
  emit([i, o])
  do_act = fn as -> :gen_statem.call(m, {:act, act.(as)}); for(e <- collect(3, 60), do: emit(e)) end
  do_act.([{:timeout, 0, :e0}, {:state_timeout, 0, :s0}, {{:timeout, :g}, 0, :g0}, {:next_event, :cast, :ne}])
  do_act.([{{:timeout, :g}, 5000, :g1}, {:state_timeout, 5000, :s1}])
  do_act.([{{:timeout, :g}, :update, :g2}, {:state_timeout, 10, :s2}, {:state_timeout, 20, :s3}, {{:timeout, :no}, :cancel}, {{:timeout, :h}, :infinity, :x}])
  do_act.([{{:timeout, :g}, :cancel}, {{:timeout, :new}, :update, :u}])
  Process.flag(:trap_exit, true)
  :gen_statem.cast(m, :stop)
  emit(collect(3, 20))
  c = start.(fn :enter, _, _, _ -> :keep_state_and_data; _, _, _, _ -> raise "boom" end)
  collect(2, 20)
  :gen_statem.cast(c, :x)
  emit(for e <- collect(2, 20), do: (if is_list(e), do: hd(e), else: elem(e, 0)))
end
