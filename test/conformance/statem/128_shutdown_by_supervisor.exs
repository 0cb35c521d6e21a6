# statem/128_shutdown_by_supervisor
# Setup: a supervisor with two machines, one trapping exits, one not; terminate emits. Permanent.
# Steps: the second is asked to crash and is there again; then the supervisor is stopped.
# Observe: a machine is a child like others: restarted in its first state; terminate runs with shutdown if it traps exits.

import T

defmodule Child do
  @behaviour :gen_statem
  def start_link(id, trap), do: :gen_statem.start_link({:local, id}, Child, {id, trap}, [])
  def callback_mode, do: :state_functions
  def init({id, trap}), do: (if(trap, do: Process.flag(:trap_exit, true)); {:ok, :first, id})
  def first(:cast, :go, d), do: {:next_state, :second, d}
  def first({:call, f}, :state, _), do: {:keep_state_and_data, {:reply, f, :first}}
  def second(:cast, :crash, _), do: exit(:crash)
  def second({:call, f}, :state, _), do: {:keep_state_and_data, {:reply, f, :second}}
  def terminate(r, s, d), do: emit(["terminate", d, s, r])
end

scenario do
  kids = for {id, trap} <- [m1: true, m2: false], do: %{id: id, start: {Child, :start_link, [id, trap]}}
  {:ok, sup} = Supervisor.start_link(kids, strategy: :one_for_one)
  for id <- [:m1, :m2] do
    :gen_statem.cast(id, :go)
    emit([id, :gen_statem.call(id, :state)])
  end
  old = Process.whereis(:m2)
  ref = Process.monitor(old)
  :gen_statem.cast(:m2, :crash)
  receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end
  await(fn -> Process.whereis(:m2) not in [nil, old] end)
  emit(["m2", :gen_statem.call(:m2, :state)])
  Supervisor.stop(sup)
end
