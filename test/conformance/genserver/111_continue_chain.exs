# genserver/111_continue_chain
# Setup: init returns continue 1; handle_continue emits the term and the state and goes on with n+1 until 3, then noreply with timeout 30; call :go replies with a continue 10, which returns a continue 11,
#   which stops; terminate emits.
# Steps: start_link, send hello, wait for the timeout; call go (catch), cast late; await the DOWN.
# Observe: continues chain before any message; a stop from one is a stop; the reply was sent before.

import T

scenario do
  Process.flag(:trap_exit, true)
  {:ok, s} = G.start_link(as: "s",
    init: fn -> send(self(), :own); {:ok, 0, {:continue, 1}} end,
    call: fn :go, _, s -> {:reply, :gone, s, {:continue, 10}} end,
    cast: fn m, s -> emit(["cast", m]); {:noreply, s} end,
    info: fn m, s -> emit(["info", m, s]); {:noreply, s + 100} end,
    continue: fn n, s ->
      emit(["continue", n, s])
      cond do
        n < 3 or n == 10 -> {:noreply, s + 1, {:continue, n + 1}}
        n == 11 -> {:stop, :enough, s}
        true -> {:noreply, s, 30}
      end
    end,
    terminate: fn r, s -> emit(["terminate", r, s]) end)
  settle(150)
  r = catching(fn -> GenServer.call(s, :go) end)
  emit([r, recv()])
end
