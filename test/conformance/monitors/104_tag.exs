# monitors/104_tag
# Setup: main monitors p with the option tag [gone, 1]; p exits boom.
# Steps: receive.
# Observe: the tag stands in place of DOWN.

import T

scenario do
  p = spawn_as("p", fn -> receive do :go -> exit(:boom) end end)
  :erlang.monitor(:process, p, tag: {:gone, 1})
  send(p, :go)
  emit(recv())
end
