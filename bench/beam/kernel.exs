# The rows of bench/rows/kernel.ts on the BEAM. `elixir --erl "+S 1:1" bench/beam/kernel.exs send 5` prints one figure a round.

defmodule Sink do
  use GenServer
  def init(n), do: {:ok, n}
  def handle_call(_, _, n), do: {:reply, n, n}
  def handle_cast(_, n), do: {:noreply, n + 1}
  def handle_info(_, n), do: {:noreply, n + 1}
end

defmodule Relay do
  use GenServer
  def init(next), do: {:ok, next}
  def handle_info({:next, next}, _), do: {:noreply, next}

  def handle_info({:token, 0, done}, next) do
    send(done, :done)
    {:noreply, next}
  end

  def handle_info({:token, left, done}, next) do
    send(next, {:token, left - 1, done})
    {:noreply, next}
  end
end

# As in bench/rows/statem.ts.
defmodule Machine do
  @behaviour :gen_statem
  def callback_mode, do: :state_functions
  def init(_), do: {:ok, :a, 0}
  def a({:call, from}, _, count), do: {:keep_state, count, [{:reply, from, count}]}
  def a(:cast, :toggle, count), do: {:next_state, :b, count, [{:state_timeout, 60_000, :late}]}
  def a(:cast, _, count), do: {:keep_state, count + 1}
  def b({:call, from}, _, count), do: {:keep_state_and_data, [{:reply, from, count}]}
  def b(_, _, count), do: {:next_state, :a, count + 1}
end

defmodule Idle do
  use GenServer
  def init(id), do: {:ok, id}
end

defmodule Answering do
  @behaviour :gen_statem
  def callback_mode, do: :handle_event_function
  def init(n), do: {:ok, :on, n}
  def handle_event({:call, from}, :get, _, n), do: {:keep_state_and_data, [{:reply, from, n}]}
end

defmodule Bench do
  @window 1000
  @sends 2_000_000
  @hops 3_000_000
  @calls 300_000
  @spawns 300_000
  @tasks 300_000
  @fan_out 10_000

  # Million operations a second of CPU time, as bench/row.ts measures them.
  def rate(operations, work) do
    {before, _} = :erlang.statistics(:runtime)
    work.()
    {now, _} = :erlang.statistics(:runtime)
    operations / max(now - before, 1) / 1000
  end

  defp flood(server, put) do
    for index <- 1..@sends do
      put.(server, index)
      if rem(index, @window) == 0, do: GenServer.call(server, :sync)
    end
  end

  defp flood_machine(event) do
    {:ok, machine} = :gen_statem.start(Machine, [], [])

    rate(@sends, fn ->
      for index <- 1..@sends do
        :gen_statem.cast(machine, event.(index))
        if rem(index, @window) == 0, do: :gen_statem.call(machine, :sync)
      end
    end)
  end

  defp ring(size, hops) do
    members = for _ <- 1..size, do: elem(GenServer.start(Relay, nil), 1)
    for {member, next} <- Enum.zip(members, tl(members) ++ [hd(members)]), do: send(member, {:next, next})
    send(hd(members), {:token, hops, self()})

    receive do
      :done -> :ok
    end

    Enum.each(members, &GenServer.stop/1)
  end

  def row("send") do
    {:ok, server} = GenServer.start(Sink, 0)
    rate(@sends, fn -> flood(server, &send/2) end)
  end

  def row("cast") do
    {:ok, server} = GenServer.start(Sink, 0)
    rate(@sends, fn -> flood(server, &GenServer.cast/2) end)
  end

  def row("call") do
    {:ok, server} = GenServer.start(Sink, 0)
    rate(@calls, fn -> for i <- 1..@calls, do: GenServer.call(server, i) end)
  end

  def row("statem-call") do
    {:ok, machine} = :gen_statem.start(Machine, [], [])
    rate(@calls, fn -> for i <- 1..@calls, do: :gen_statem.call(machine, i) end)
  end

  def row("statem-cast"), do: flood_machine(& &1)
  def row("statem-change"), do: flood_machine(fn _ -> :toggle end)

  def row("machine-call") do
    {:ok, server} = :gen_statem.start(Answering, 1, [])
    rate(@calls, fn -> for _ <- 1..@calls, do: :gen_statem.call(server, :get) end)
  end

  def row("ping-pong"), do: rate(div(@hops, 2), fn -> ring(2, @hops) end)
  def row("ring"), do: rate(@hops, fn -> ring(1000, @hops) end)

  def row("spawn") do
    rate(@spawns, fn -> for _ <- 1..@spawns, do: spawn(fn -> :ok end) end)
  end

  def row("spawn-monitor-down") do
    rate(@spawns, fn ->
      for _ <- 1..@spawns do
        {_, ref} = spawn_monitor(fn -> :ok end)

        receive do
          {:DOWN, ^ref, _, _, _} -> :ok
        end
      end
    end)
  end

  def row("task") do
    rate(@tasks, fn -> for _ <- 1..@tasks, do: Task.await(Task.async(fn -> :ok end)) end)
  end

  def row("fan-out") do
    servers = for _ <- 1..@fan_out, do: elem(GenServer.start(Sink, 0), 1)
    last = List.last(servers)

    result =
      rate(@fan_out * 50, fn ->
        for round <- 1..50 do
          for server <- servers, do: send(server, round)
          GenServer.call(last, :sync)
        end
      end)

    Enum.each(servers, &GenServer.stop/1)
    result
  end

  def row("registry-lookup") do
    {:ok, registry} = Registry.start_link(keys: :unique, name: Bench.Registry)
    me = self()

    for id <- 1..@fan_out do
      spawn(fn ->
        Registry.register(Bench.Registry, id, nil)
        send(me, :ready)
        loop()
      end)
    end

    for _ <- 1..@fan_out, do: receive(do: (:ready -> :ok))

    result =
      rate(@fan_out * 50, fn ->
        for round <- 1..50, id <- 1..@fan_out do
          [{pid, _}] = Registry.lookup(Bench.Registry, id)
          send(pid, round)
        end
      end)

    Supervisor.stop(registry)
    result
  end

  def row("start-child") do
    {:ok, supervisor} = DynamicSupervisor.start_link(strategy: :one_for_one)

    result =
      rate(50_000, fn ->
        for id <- 1..50_000 do
          spec = %{id: id, start: {GenServer, :start_link, [Idle, id]}, restart: :temporary}
          {:ok, _} = DynamicSupervisor.start_child(supervisor, spec)
        end
      end)

    DynamicSupervisor.stop(supervisor)
    result
  end

  def row("idle-genserver") do
    :erlang.garbage_collect()
    before = :erlang.memory(:total)
    pids = for id <- 1..100_000, do: elem(GenServer.start(Idle, id), 1)
    bytes = (:erlang.memory(:total) - before) / 100_000
    Enum.each(pids, &GenServer.stop/1)
    bytes
  end

  defp loop, do: receive(do: (_ -> loop()))
end

[name, rounds] = System.argv()
for _ <- 1..String.to_integer(rounds), do: IO.puts(:erlang.float_to_binary(Bench.row(name) * 1.0, decimals: 4))
