# proclib/103_ancestors
# Setup: main spawns a with proc_lib; a is registered as aa and spawns b, which spawns c.
# Steps: c reports its ancestors.
# Observe: nearest first, registered names preferred: ["b","aa","main"].

import T

scenario do
  me = self()
  :proc_lib.spawn(fn ->
    Process.register(self(), :aa)
    :proc_lib.spawn(fn ->
      name(self(), "b")
      :proc_lib.spawn(fn -> send(me, {:c, Process.get(:"$ancestors")}) end)
      park()
    end)
    park()
  end)
  {:c, l} = recv()
  emit(["ancestors", l])
end
