# links/105_exit_self
# Setup: processes that send an exit signal to themselves and then would emit "behind": not trapping with normal, with boom; trapping with normal, with boom, with kill.
# Steps: the trapping ones report what they receive and return.
# Observe: not trapping they end at once, with normal too; trapping it is a message from themselves; kill ends.

import T

scenario do
  for {trap, r} <- [{false, :normal}, {false, :boom}, {true, :normal}, {true, :boom}, {true, :kill}] do
    {p, _} =
      spawn_monitor(fn ->
        name(self(), "p")
        Process.flag(:trap_exit, trap)
        Process.exit(self(), r)
        emit(["behind", trap, r])
        emit(recv(100))
      end)
    {:DOWN, _, _, ^p, x} = recv()
    emit(["down", x])
  end
end
