# dynsup/110_use_module
# Setup: modules with use DynamicSupervisor: a plain one, and one with id, restart and shutdown; further ones whose init gives :ignore, a bad value, flags that are none, raises.
# Steps: emit the child_spec of the two; start the plain one with max_children 1 under a name: two children; start those that fail; a supervisor of the two: ids and types.
# Observe: init is called in the supervisor with the argument; what it returns is checked.

import T

defmodule Rooms do
  use DynamicSupervisor
  def start_link(most), do: DynamicSupervisor.start_link(__MODULE__, most, name: :rooms)
  def init(most) do
    emit(["init", most, Process.whereis(:rooms) == self()])
    DynamicSupervisor.init(max_children: most, extra_arguments: [:extra])
  end
end
defmodule Other do
  use DynamicSupervisor, id: :other, restart: :temporary, shutdown: 50
  def start_link(what), do: DynamicSupervisor.start_link(__MODULE__, what)
  def init(:ignore), do: :ignore
  def init(:bad), do: :junk
  def init(:flags), do: DynamicSupervisor.init(max_restarts: -1)
  def init(:raise), do: raise("oops")
  def init(:ok), do: DynamicSupervisor.init(strategy: :one_for_one)
end
defmodule Room do
  def start_link(extra, name) do
    emit(["room", extra, name])
    Agent.start_link(fn -> name end)
  end
end
scenario do
  Process.flag(:trap_exit, true)
  for m <- [Rooms, Other] do
    cs = m.child_spec(:arg)
    emit([cs.id, cs[:restart], cs[:shutdown], cs[:type]])
  end
  {:ok, rooms} = Rooms.start_link(1)
  room = %{id: Room, start: {Room, :start_link, ["lobby"]}}
  {:ok, child} = DynamicSupervisor.start_child(:rooms, room)
  emit(DynamicSupervisor.start_child(:rooms, room))
  emit([Agent.get(child, & &1), DynamicSupervisor.count_children(rooms)])
  emit(elem(Rooms.start_link(1), 0))
  emit(Other.start_link(:ignore))
  {:error, {:bad_return, {_, called, value}}} = Other.start_link(:bad)
  emit([called, value])
  emit(Other.start_link(:flags))
  {:error, {%RuntimeError{message: message}, _}} = Other.start_link(:raise)
  emit(message)
  DynamicSupervisor.stop(:rooms)
  s = S.sup("sup", [{Rooms, 2}, {Other, :ok}], strategy: :one_for_one)
  emit(for {id, p, t, _} <- Supervisor.which_children(s), do: [id, is_pid(p), t])
end
