# links/108_either_side_unlinks
# Setup: p spawn_links c.
# Steps: c unlinks p, then exits boom.
# Observe: ["c down","boom"], ["p alive",true], ["p links",[]].

import T

scenario do
  me = self()
  p = spawn_as("p", fn ->
    pp = self()
    c = spawn_link_as("c", fn ->
      receive do :go -> :ok end
      Process.unlink(pp)
      exit(:boom)
    end)
    send(me, {:c, c})
    park()
  end)
  {:c, c} = recv()
  ref = Process.monitor(c)
  send(c, :go)
  receive do {:DOWN, ^ref, _, _, r} -> emit(["c down", r]) end
  settle()
  emit(["p alive", Process.alive?(p)])
  emit(["p links", elem(Process.info(p, :links), 1)])
end
