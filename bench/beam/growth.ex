# The rows of bench/rows/growth.ts.

defmodule Bench.Growth do
  import Bench, only: [fresh_supervisor: 0, rate: 2, rate_after: 3, start_children: 2, times: 2]

  @messages 1_000_000
  @lookups 200_000
  @window 100

  def row("many-processes", size) do
    servers = for _ <- 1..size, do: elem(GenServer.start(Sink, 0), 1)
    rate(@messages, fn -> send_around(servers, servers, @messages) end)
  end

  def row("many-keys", size) do
    {:ok, registry} = Registry.start_link(keys: :unique, name: Bench.Registry)
    teller = self()

    owner =
      spawn(fn ->
        times(size, fn key -> {:ok, _} = Registry.register(Bench.Registry, key - 1, nil) end)
        send(teller, :ready)
        receive(do: (:never -> :ok))
      end)

    receive(do: (:ready -> :ok))
    result = rate(@lookups, fn -> look_around(0, size, owner, @lookups) end)
    Process.unlink(registry)
    Supervisor.stop(registry)
    result
  end

  def row("many-timers-cancelled", size) do
    me = self()

    rate(size, fn ->
      refs = start_timers(me, size, [])
      Enum.each(refs, &Process.cancel_timer/1)
    end)
  end

  def row("many-timers-fired", size) do
    {:ok, counter} = GenServer.start(Countdown, self())

    result =
      rate(size, fn ->
        GenServer.cast(counter, size)
        times(size, fn index -> Process.send_after(counter, :now, 1 + rem(index, 10)) end)
        receive(do: (:all -> :ok))
      end)

    GenServer.stop(counter)
    result
  end

  def row("many-children-started", size) do
    rate_after(size, &fresh_supervisor/0, &start_children(&1, size))
  end

  def row("many-monitors", size) do
    {:ok, server} = GenServer.start(Watcher, nil)

    result =
      rate(size, fn ->
        {:ok, target} = GenServer.start(Idle, 0)
        GenServer.call(server, {target, size}, :infinity)
        Process.exit(target, :kill)
        GenServer.call(server, :sync, :infinity)
      end)

    GenServer.stop(server)
    result
  end

  defp send_around(_, _, 0), do: :ok
  defp send_around([], all, left), do: send_around(all, all, left)

  defp send_around([server | rest], all, left) do
    send(server, left)
    if rem(left, @window) == 1, do: GenServer.call(server, :sync)
    send_around(rest, all, left - 1)
  end

  defp look_around(_, _, _, 0), do: :ok

  defp look_around(key, size, owner, left) do
    [{^owner, _}] = Registry.lookup(Bench.Registry, key)
    look_around(rem(key + 7919, size), size, owner, left - 1)
  end

  defp start_timers(_, 0, refs), do: refs

  defp start_timers(me, left, refs) do
    start_timers(me, left - 1, [Process.send_after(me, :late, 60_000 + rem(left, 1000)) | refs])
  end
end
