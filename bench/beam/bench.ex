# The rows of bench/rows/*.ts on the BEAM, by their names. The servers are in servers.ex.

defmodule Bench do
  @window 1000
  @sends 100 * @window
  @hops 200_000
  @calls 20_000
  @spawns 20 * @window
  @tasks 20_000
  @fan_out 10_000
  @children 5000
  @ends 100
  @supervisors 20
  @processes 20_000

  # Prints a line for each round, with a figure for each size.
  def main([name, rounds | sizes]) do
    if String.ends_with?(name, "-logged"), do: log_to_nowhere(), else: Logger.configure(level: :none)
    sizes = Enum.map(sizes, &String.to_integer/1)

    for _ <- 1..String.to_integer(rounds) do
      figures = if sizes == [], do: [row(name)], else: Enum.map(sizes, &Bench.Growth.row(name, &1))
      IO.puts(Enum.map_join(figures, " ", &:erlang.float_to_binary(&1 * 1.0, decimals: 6)))
    end

    # At once: a million processes need not be ended one by one.
    System.halt(0)
  end

  # Elixir's logger as it comes, only that nobody reads it.
  defp log_to_nowhere do
    {:ok, file} = File.open("/dev/null", [:write])
    Process.register(file, :nowhere)
    :ok = Logger.configure_backend(:console, device: :nowhere)
  end

  # Million operations a second of CPU time over 100 ms of it, as bench/row.ts measures them.
  def rate(operations, work), do: rate_after(operations, fn -> nil end, fn _ -> work.() end)

  def rate_after(operations, prepare, work), do: rate_after(operations, prepare, work, 0, 0)

  defp rate_after(operations, prepare, work, done, spent) do
    prepared = prepare.()
    before = cpu()
    work.(prepared)
    spent = spent + cpu() - before
    done = done + operations
    if spent < 100, do: rate_after(operations, prepare, work, done, spent), else: done / spent / 1000
  end

  # User and system time of all threads, in ms.
  defp cpu, do: elem(:erlang.statistics(:runtime), 0)

  # A plain loop: a comprehension would make a list.
  def times(0, _), do: :ok

  def times(n, work) do
    work.(n)
    times(n - 1, work)
  end

  def start_children(supervisor, count) do
    times(count, fn id ->
      spec = %{id: id, start: {GenServer, :start_link, [Idle, id]}, restart: :temporary}
      {:ok, _} = DynamicSupervisor.start_child(supervisor, spec)
    end)
  end

  def end_supervisor(nil), do: :ok

  def end_supervisor(supervisor) do
    Process.unlink(supervisor)
    end_process(supervisor)
  end

  def echo(to) do
    receive(do: (message -> send(to, message)))
    echo(to)
  end

  # Each in place of the one before.
  def fresh_supervisor do
    end_supervisor(Process.get(:last))
    {:ok, supervisor} = DynamicSupervisor.start_link(strategy: :one_for_one)
    Process.put(:last, supervisor)
    supervisor
  end

  def row("send"), do: flood(&send/2)
  def row("cast"), do: flood(&GenServer.cast/2)

  def row("call") do
    {:ok, server} = GenServer.start(Sink, 0)
    rate(@calls, fn -> times(@calls, &GenServer.call(server, &1)) end)
  end

  def row("statem-call") do
    {:ok, machine} = :gen_statem.start(Machine, [], [])
    rate(@calls, fn -> times(@calls, &:gen_statem.call(machine, &1)) end)
  end

  def row("statem-cast"), do: flood_machine(& &1)
  def row("statem-change"), do: flood_machine(fn _ -> :toggle end)

  def row("machine-call") do
    {:ok, machine} = :gen_statem.start(Answering, 1, [])
    rate(@calls, fn -> times(@calls, fn _ -> :gen_statem.call(machine, :get) end) end)
  end

  def row("ping-pong"), do: rate_of_hops(2, div(@hops, 2))
  def row("ring"), do: rate_of_hops(1000, @hops)

  def row("receive-ping-pong") do
    me = self()
    echo = spawn(fn -> echo(me) end)

    rate(@calls, fn ->
      times(@calls, fn index ->
        send(echo, index)
        receive(do: (_ -> :ok))
      end)
    end)
  end

  def row("spawn"), do: rate(@spawns, fn -> times(@spawns, fn _ -> spawn(fn -> :ok end) end) end)

  def row("spawn-monitor-down") do
    rate(@spawns, fn ->
      times(@spawns, fn _ ->
        {_, ref} = spawn_monitor(fn -> :ok end)
        receive(do: ({:DOWN, ^ref, _, _, _} -> :ok))
      end)
    end)
  end

  def row("task") do
    rate(@tasks, fn -> times(@tasks, fn _ -> Task.await(Task.async(fn -> :ok end)) end) end)
  end

  def row("fan-out") do
    servers = for _ <- 1..@fan_out, do: elem(GenServer.start(Sink, 0), 1)
    last = List.last(servers)

    result =
      rate(@fan_out, fn ->
        Enum.each(servers, &send(&1, 1))
        GenServer.call(last, :sync)
      end)

    Enum.each(servers, &end_process/1)
    result
  end

  def row("registry-lookup") do
    {:ok, registry} = Registry.start_link(keys: :unique, name: Bench.Registry)
    servers = for id <- 1..@fan_out, do: elem(GenServer.start(Named, id), 1)
    last = List.last(servers)

    result =
      rate(@fan_out, fn ->
        times(@fan_out, fn id ->
          [{pid, _}] = Registry.lookup(Bench.Registry, id)
          send(pid, id)
        end)

        GenServer.call(last, :sync)
      end)

    Supervisor.stop(registry)
    result
  end

  def row("start-child"), do: rate_after(@children, &fresh_supervisor/0, &start_children(&1, @children))
  def row("crash-restart"), do: restarts(&GenServer.cast(&1, :crash))
  # In thousands.
  def row("crash-restart-logged"), do: 1000 * row("crash-restart")
  def row("kill-restart"), do: restarts(&Process.exit(&1, :kill))
  def row("idle-genserver"), do: bytes_each(fn id -> {:ok, _} = GenServer.start(Idle, id) end)

  def row("supervised-genserver") do
    supervisor = fresh_supervisor()

    bytes_each(
      fn id ->
        {:ok, _} = DynamicSupervisor.start_child(supervisor, %{id: id, start: {GenServer, :start_link, [Idle, id]}})
      end,
      supervisor
    )
  end

  defp flood(put) do
    {:ok, server} = GenServer.start(Sink, 0)

    rate(@sends, fn ->
      times(@sends, fn index ->
        put.(server, index)
        if rem(index, @window) == 1, do: GenServer.call(server, :sync)
      end)
    end)
  end

  defp flood_machine(event) do
    {:ok, machine} = :gen_statem.start(Machine, [], [])

    rate(@sends, fn ->
      times(@sends, fn index ->
        :gen_statem.cast(machine, event.(index))
        if rem(index, @window) == 1, do: :gen_statem.call(machine, :sync)
      end)
    end)
  end

  defp rate_of_hops(size, operations) do
    members = for _ <- 1..size, do: elem(GenServer.start(Relay, nil), 1)
    for {member, next} <- Enum.zip(members, tl(members) ++ [hd(members)]), do: send(member, {:next, next})

    result =
      rate(operations, fn ->
        send(hd(members), {:token, @hops, self()})
        receive(do: (:done -> :ok))
      end)

    Enum.each(members, &end_process/1)
    result
  end

  defp restarts(finish) do
    spec = %{id: :crashing, start: {GenServer, :start_link, [Crashing, self()]}}

    rate(@ends * @supervisors, fn ->
      times(@supervisors, fn _ ->
        {:ok, supervisor} = Supervisor.start_link([spec], strategy: :one_for_one, max_restarts: @ends)

        times(@ends, fn _ ->
          receive(do: (pid when is_pid(pid) -> finish.(pid)))
        end)

        receive(do: (pid when is_pid(pid) -> :ok))
        end_supervisor(supervisor)
      end)
    end)
  end

  # The garbage of those who have worked is collected first, the new processes are as they are.
  defp bytes_each(make, supervisor \\ self()) do
    :erlang.garbage_collect()
    older = MapSet.new(Process.list())
    before = :erlang.memory(:total)
    times(@processes, make)
    :erlang.garbage_collect()
    :erlang.garbage_collect(supervisor)
    bytes = (:erlang.memory(:total) - before) / @processes
    for pid <- Process.list(), not MapSet.member?(older, pid), do: end_process(pid)
    bytes
  end

  # Returns when it has ended.
  def end_process(pid) do
    ref = Process.monitor(pid)
    Process.exit(pid, :kill)
    receive(do: ({:DOWN, ^ref, _, _, _} -> :ok))
  end
end
