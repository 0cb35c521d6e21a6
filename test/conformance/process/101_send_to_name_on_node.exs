# process/101_send_to_name_on_node
# Setup: nobody is registered as nobody_here; p is registered as svc and forwards what it gets to main.
# Steps: main sends x to [nobody_here, node] and hello to [svc, node]; emits what send returned, and what p got.
# Observe: unlike a bare name a name with a node never raises: ["sent","x"], ["got","hello"].

import T

scenario do
  me = self()
  p = spawn_as("p", fn -> send(me, recv()); park() end)
  Process.register(p, :svc)
  emit(["sent", send({:nobody_here, node()}, :x)])
  send({:svc, node()}, :hello)
  emit(["got", recv()])
end
