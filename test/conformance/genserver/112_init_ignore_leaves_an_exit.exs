# genserver/112_init_ignore_leaves_an_exit
# Setup: main traps exits; servers named n whose init: returns ignore; stop r; stop normal; throws error "e"; exit(x); returns junk; throws the value {ok, 7}; throws ignore; throws junk.
# Steps: start_link each; emit the result, the mailbox after settling as [kind, reason], whereis(n); the state of the one that runs, which is then stopped.
# Observe: result and EXIT are two notifications; a thrown value is a returned one; the name is free again.

import T

scenario do
  Process.flag(:trap_exit, true)
  inits = [
    fn -> :ignore end, fn -> {:stop, :r} end, fn -> {:stop, :normal} end, fn -> raise "e" end, fn -> exit(:x) end, fn -> :junk end,
    fn -> throw({:ok, 7}) end, fn -> throw(:ignore) end, fn -> throw(:junk) end, fn -> exit(:normal) end, fn -> {:error, :e} end
  ]
  for f <- inits do
    r = G.start_link([as: "s", init: f, call: fn :state, _, s -> {:reply, s, s} end], name: :n)
    emit(r)
    settle(20)
    emit(["mailbox", for({k, _, r} <- flush(), do: [k, r]), Process.whereis(:n)])
    if Process.whereis(:n) do
      emit(["state", GenServer.call(:n, :state)])
      GenServer.stop(:n)
      emit(["stopped", for({k, _, r} <- flush(), do: [k, r])])
    end
  end
end
