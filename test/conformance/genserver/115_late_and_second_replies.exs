# genserver/115_late_and_second_replies
# Setup: call {:slow, ms} sleeps, then replies late; call keep keeps from; cast :again replies to the kept from twice.
# Steps: call {:slow, 80} with timeout 30 (catch); settle 100, mailbox; call keep with timeout 30 (catch); again; call x; settle, mailbox, monitors.
# Observe: replies to a call that is over are dropped; the server is unharmed, and no monitor is left.

import T

scenario do
  {:ok, s} = G.start(as: "s",
    call: fn
      {:slow, ms}, _, s -> Process.sleep(ms); {:reply, :late, s}
      :keep, from, _ -> {:noreply, from}
      m, _, s -> {:reply, [:echo, m], s}
    end,
    cast: fn :again, from -> emit([GenServer.reply(from, :one), GenServer.reply(from, :two)]); {:noreply, from} end)
  emit(catching(fn -> GenServer.call(s, {:slow, 80}, 30) end))
  settle(100)
  emit(["mailbox", flush()])
  emit(catching(fn -> GenServer.call(s, :keep, 30) end))
  GenServer.cast(s, :again)
  emit(["x", GenServer.call(s, :x)])
  settle()
  emit(["mailbox", flush()])
  emit(["monitors", elem(Process.info(self(), :monitors), 1)])
end
