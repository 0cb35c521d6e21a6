# pg/107_groups_are_any_term
# Setup: default scope; a in groups {room, 1}, 1, "text", {room, {1, nil}}; main monitors {room, 1}.
# Steps: members of each, written anew; of {room, 2}; b joins {room, 1}; receive; groups, sorted; both leave {room, 1}; receive twice; groups, sorted.
# Observe: a group is any term and equal by value.

import T

scenario do
  :pg.start_link()
  [a, b] = for n <- ["a", "b"], do: spawn_as(n, fn -> park() end)
  for g <- [{:room, 1}, 1, "text", {:room, {1, nil}}], do: :pg.join(g, a)
  {_, members} = :pg.monitor({:room, 1})
  emit(members)
  for g <- [{:room, 1}, 1, "text", {:room, {1, nil}}, {:room, 2}], do: emit(:pg.get_members(g))
  :pg.join({:room, 1}, b)
  emit(recv())
  emit(sorted(:pg.which_groups()))
  emit([:pg.leave({:room, 1}, b), :pg.leave({:room, 1}, a)])
  emit([recv(), recv()])
  emit(sorted(:pg.which_groups()))
end
