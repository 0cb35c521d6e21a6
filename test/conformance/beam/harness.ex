# Harness for the differential scenarios. Everything a scenario uses that is not
# Elixir/OTP itself is in this file.
defmodule T do
  @moduledoc false

  defmacro scenario(do: body) do
    quote do
      defmodule Scenario do
        import T
        def run, do: unquote(body)
      end

      T.main(&Scenario.run/0)
    end
  end

  # ---- running -------------------------------------------------------------

  def main(fun) do
    :logger.set_primary_config(:level, :none)

    # no lazy code loading in the middle of a timed scenario
    for m <- [:sys, :gen, :proc_lib, :gen_server, :supervisor, :gen_statem, :pg, :timer, :global,
              GenServer, Supervisor, Supervisor.Default, DynamicSupervisor, PartitionSupervisor, Task,
              Task.Supervised, Task.Supervisor, Agent, Agent.Server, Registry, Registry.Supervisor,
              Registry.Partition, Process, Exception, W, G],
        do: Code.ensure_loaded(m)
    :ets.new(:t_trace, [:named_table, :public, :ordered_set])
    :ets.new(:t_names, [:named_table, :public, :set])
    :persistent_term.put(:t_seq, :atomics.new(2, []))
    :persistent_term.put(:t_jitter, String.to_integer(System.get_env("T_JITTER") || "0"))

    {_pid, ref} =
      spawn_monitor(fn ->
        name(self(), "main")
        fun.()
        # events caused by the teardown of what is still linked to main are not part of the trace
        :atomics.put(:persistent_term.get(:t_seq), 2, 1)
      end)

    receive do
      {:DOWN, ^ref, _, _, :normal} -> :ok
      {:DOWN, ^ref, _, _, reason} -> :ets.insert(:t_trace, {:crash, ["CRASH", reason]})
    after
      30_000 -> :ets.insert(:t_trace, {:crash, ["HANG"]})
    end

    events = for {_, ev} <- :ets.tab2list(:t_trace), do: json(render(ev))

    out =
      case events do
        [] -> "[]\n"
        _ -> "[\n  " <> Enum.join(events, ",\n  ") <> "\n]\n"
      end

    :file.write_file(System.get_env("T_OUT") || "/dev/stdout", out)
    System.halt(0)
  end

  # ---- vocabulary ----------------------------------------------------------

  @doc "append one event to the trace (synchronous, does not touch any mailbox)"
  def emit(event) do
    jitter()
    record(event)
    jitter()
    :ok
  end

  defp record(event) do
    a = :persistent_term.get(:t_seq)

    if :atomics.get(a, 2) == 0 do
      n = :atomics.add_get(a, 1, 1)
      :ets.insert(:t_trace, {n, event})
    end
  end

  # sleeps a random 0..T_JITTER ms: used by the runner to shake out races
  def jitter do
    case :persistent_term.get(:t_jitter, 0) do
      0 -> :ok
      n -> Process.sleep(:rand.uniform(n + 1) - 1)
    end
  end

  @doc "give a pid (or other term that is looked up by value) a symbolic name"
  def name(pid, sym) do
    :ets.insert(:t_names, {pid, to_string(sym)})
    pid
  end

  @doc "spawn + name"
  def spawn_as(sym, fun) do
    go = make_ref()
    pid =
      spawn(fn ->
        receive do
          ^go -> :ok
        end
        jitter()
        fun.()
      end)

    name(pid, sym)
    send(pid, go)
    pid
  end

  @doc "spawn_link + name (link made by the caller, atomically with the spawn)"
  def spawn_link_as(sym, fun) do
    go = make_ref()

    pid =
      spawn_link(fn ->
        receive do
          ^go -> :ok
        end
        jitter()
        fun.()
      end)

    name(pid, sym)
    send(pid, go)
    pid
  end

  @doc "a process that has already terminated (its DOWN has been seen)"
  def dead_pid(sym) do
    {pid, ref} = spawn_monitor(fn -> :ok end)
    name(pid, sym)

    receive do
      {:DOWN, ^ref, _, _, _} -> pid
    end
  end

  @doc "block forever without reading the mailbox"
  def park, do: Process.sleep(:infinity)

  @doc "run fun, return [tag, value]: ok | exit | error | throw"
  def catching(fun) do
    [:ok, fun.()]
  rescue
    e -> [:error, e]
  catch
    :exit, r -> [:exit, r]
    :throw, v -> [:throw, v]
  end

  @doc "like catching, but an error is reported only as its class"
  def catching_class(fun) do
    [:ok, fun.()]
  rescue
    ArgumentError -> [:error, :badarg]
    _ -> [:error, :raised]
  catch
    :exit, r -> [:exit, r]
    :throw, v -> [:throw, v]
  end

  @doc "monitor pid (or name), wait for it to be dead, return the exit reason"
  def await_dead(pid, timeout \\ 5000) do
    ref = Process.monitor(pid)

    receive do
      {:DOWN, ^ref, _, _, reason} -> reason
    after
      timeout -> :still_alive
    end
  end

  @doc "next message of any kind, or 'none' after timeout"
  def recv(timeout \\ 5000) do
    receive do
      m -> m
    after
      timeout -> :none
    end
  end

  @doc "all messages now in the mailbox, in order"
  def flush do
    receive do
      m -> [m | flush()]
    after
      0 -> []
    end
  end

  @doc "wait for n messages (any kind), then settle ms and return all messages received"
  def collect(n, ms \\ 100) do
    first = for _ <- 1..n//1, do: recv()
    settle(ms)
    first ++ flush()
  end

  @doc "sleep: 'let everything already caused happen'"
  def settle(ms \\ 50), do: Process.sleep(ms)

  @doc "poll until fun is truthy (max 5 s); returns the value"
  def await(fun, left \\ 2500) do
    case fun.() do
      x when x in [nil, false] ->
        if left == 0, do: exit(:await_timeout)
        Process.sleep(2)
        await(fun, left - 1)

      x ->
        x
    end
  end

  @doc "poll until name is registered to a live process other than old"
  def await_new(nm, old \\ nil) do
    await(fn ->
      p = Process.whereis(nm)
      p != nil and p != old and is_ready(p) && p
    end)
  end

  # a worker W is ready when its init has finished
  defp is_ready(p) do
    :ets.member(:t_names, {:ready, p})
  end

  def ready(pid), do: :ets.insert(:t_names, {{:ready, pid}, ""})

  @doc "wait until pid has exactly n unread messages"
  def await_queue(pid, n), do: await(fn -> Process.info(pid, :message_queue_len) == {:message_queue_len, n} end)

  @doc "milliseconds taken by fun, and its value"
  def timed(fun) do
    t0 = System.monotonic_time(:millisecond)
    v = fun.()
    {System.monotonic_time(:millisecond) - t0, v}
  end

  @doc "render and sort (for lists whose order OTP does not define)"
  def sorted(list), do: list |> Enum.map(&render/1) |> Enum.sort_by(&json/1)

  # ---- rendering -----------------------------------------------------------

  def render(p) when is_pid(p) do
    case :ets.lookup(:t_names, p) do
      [{_, n}] -> n
      [] -> "pid"
    end
  end

  def render(r) when is_reference(r) do
    case :ets.lookup(:t_names, r) do
      [{_, n}] -> n
      [] -> "ref"
    end
  end

  def render(f) when is_function(f), do: "fun"
  def render(p) when is_port(p), do: "port"
  def render(x) when x in [nil, true, false], do: x
  def render(n) when is_number(n), do: n
  def render(b) when is_binary(b), do: b

  def render(a) when is_atom(a) do
    case Atom.to_string(a) do
      "Elixir." <> rest -> rest
      s -> s
    end
  end

  def render(%Task{}), do: "task"
  def render(%{__exception__: true} = e), do: "error:" <> Exception.message(e)
  def render(%_{} = s), do: inspect(s)
  def render(m) when is_map(m), do: {:obj, Enum.sort(for({k, v} <- m, do: {key(k), render(v)}))}

  def render(t) when is_tuple(t) do
    if t == {:obj, []} or (tuple_size(t) == 2 and elem(t, 0) == :obj and is_list(elem(t, 1))) do
      t
    else
      t |> Tuple.to_list() |> Enum.map(&render/1)
    end
  end

  def render([]), do: []

  # improper list: the tag inside a gen_server 'from'
  def render([_ | t]) when not is_list(t), do: "tag"

  def render(l) when is_list(l) do
    if stacktrace?(l), do: "stack", else: Enum.map(l, &render/1)
  end

  defp key(k) do
    case render(k) do
      s when is_binary(s) -> s
      other -> json(other)
    end
  end

  defp stacktrace?(l) do
    Enum.all?(l, fn
      {m, f, a, loc} when is_atom(m) and is_atom(f) and is_list(loc) ->
        is_integer(a) or is_list(a)

      {f, a, loc} when is_function(f) and is_list(loc) ->
        is_integer(a) or is_list(a)

      _ ->
        false
    end)
  end

  def json({:obj, kvs}),
    do: "{" <> Enum.map_join(kvs, ", ", fn {k, v} -> json(k) <> ": " <> json(v) end) <> "}"

  def json(l) when is_list(l), do: "[" <> Enum.map_join(l, ", ", &json/1) <> "]"
  def json(nil), do: "null"
  def json(true), do: "true"
  def json(false), do: "false"
  def json(n) when is_integer(n), do: Integer.to_string(n)
  def json(f) when is_float(f), do: Float.to_string(f)

  def json(s) when is_binary(s) do
    esc =
      for <<c::utf8 <- s>>, into: "" do
        case c do
          ?" -> "\\\""
          ?\\ -> "\\\\"
          ?\n -> "\\n"
          ?\t -> "\\t"
          c when c < 32 -> "\\u" <> String.pad_leading(Integer.to_string(c, 16), 4, "0")
          c -> <<c::utf8>>
        end
      end

    "\"" <> esc <> "\""
  end
end

defmodule W do
  @moduledoc false
  # The standard worker used by the supervision scenarios.
  use GenServer
  import T

  def start_link(opts) do
    GenServer.start_link(__MODULE__, opts, name: Keyword.fetch!(opts, :id))
  end

  # like start_link but not registered
  def start_link_anon(opts), do: GenServer.start_link(__MODULE__, opts)

  def spec(id, opts \\ []) do
    {top, wopts} = Keyword.split(opts, [:restart, :shutdown, :type, :significant])
    Map.merge(%{id: id, start: {W, :start_link, [[id: id] ++ wopts]}}, Map.new(top))
  end

  @impl true
  def init(opts) do
    id = Keyword.fetch!(opts, :id)
    n = :ets.update_counter(:t_names, {:count, id}, {2, 1}, {{:count, id}, 0})
    label = if n == 1, do: to_string(id), else: "#{id}##{n}"
    name(self(), label)
    if opts[:trap], do: Process.flag(:trap_exit, true)
    if opts[:quiet] != true, do: emit(["start", label])

    res =
      case opts[:init] do
        nil -> :ok
        f when is_function(f, 0) -> f.()
        f when is_function(f, 1) -> f.(n)
      end

    ready(self())

    case res do
      :ok -> {:ok, %{label: label, opts: opts}}
      other -> other
    end
  end

  @impl true
  def handle_call({:do, fun}, _from, s), do: {:reply, fun.(), s}
  def handle_call(:label, _from, s), do: {:reply, s.label, s}
  def handle_call({:stop, reason}, _from, s), do: {:stop, reason, :ok, s}

  @impl true
  def handle_cast({:exit, reason}, _s), do: exit(reason)
  def handle_cast({:raise, msg}, _s), do: raise(msg)
  def handle_cast({:stop, reason}, s), do: {:stop, reason, s}

  @impl true
  def handle_info({:EXIT, from, reason}, s) do
    emit(["info", s.label, ["EXIT", from, reason]])
    {:noreply, s}
  end

  def handle_info(msg, s) do
    emit(["info", s.label, msg])
    {:noreply, s}
  end

  @impl true
  def terminate(reason, s) do
    if s.opts[:quiet] != true, do: emit(["terminate", s.label, reason])

    case s.opts[:stop_ms] do
      nil -> :ok
      ms -> Process.sleep(ms)
    end

    case s.opts[:on_terminate] do
      nil -> :ok
      f -> f.()
    end
  end
end

defmodule G do
  @moduledoc false
  # Generic gen_server: callbacks are functions given by the scenario.
  # Options: as (symbolic pid name), trap, init, call, cast, info, continue, terminate.
  # Missing ones: init -> {:ok, 0}; call -> reply [:echo, msg]; cast/info/continue -> {:noreply, s}; no terminate.
  use GenServer

  def start_link(cbs, opts \\ []), do: GenServer.start_link(__MODULE__, cbs, opts)
  def start(cbs, opts \\ []), do: GenServer.start(__MODULE__, cbs, opts)

  @impl true
  def init(cbs) do
    Process.put(:cbs, cbs)
    if cbs[:as], do: T.name(self(), cbs[:as])
    if cbs[:trap], do: Process.flag(:trap_exit, true)
    T.jitter()
    if f = cbs[:init], do: f.(), else: {:ok, 0}
  end

  @impl true
  def handle_call(m, from, s) do
    T.jitter()
    if f = Process.get(:cbs)[:call], do: f.(m, from, s), else: {:reply, [:echo, m], s}
  end

  @impl true
  def handle_cast(m, s) do
    T.jitter()
    if f = Process.get(:cbs)[:cast], do: f.(m, s), else: {:noreply, s}
  end

  @impl true
  def handle_info(m, s) do
    T.jitter()
    if f = Process.get(:cbs)[:info], do: f.(m, s), else: {:noreply, s}
  end

  @impl true
  def handle_continue(m, s) do
    T.jitter()
    if f = Process.get(:cbs)[:continue], do: f.(m, s), else: {:noreply, s}
  end

  @impl true
  def terminate(r, s) do
    T.jitter()
    if f = Process.get(:cbs)[:terminate], do: f.(r, s), else: :ok
  end
end

defmodule S do
  @moduledoc false
  # Raw OTP supervisor: flags and child specs given directly (maps).
  @behaviour :supervisor
  def start_link(flags, children), do: :supervisor.start_link(__MODULE__, {flags, children})
  def start_link(name, flags, children), do: :supervisor.start_link({:local, name}, __MODULE__, {flags, children})
  @impl true
  def init({flags, children}), do: {:ok, {flags, children}}

  # start an Elixir supervisor (strategy etc. in opts), naming its pid
  def sup(sym, children, opts) do
    {:ok, s} = Supervisor.start_link(children, opts)
    T.name(s, sym)
  end

  # [[id, label | "undefined" | "restarting"], ...] sorted by id
  def kids(sup), do: T.sorted(for({id, p, _, _} <- Supervisor.which_children(sup), do: [id, p]))
end

defmodule M do
  @moduledoc false
  # Generic gen_statem (handle_event_function mode, optionally with state enter calls).
  # Options: as, trap, enter (bool), init (default {:ok, :a, 0}), handle (type, content, state, data), terminate.
  # type is :enter | :cast | :info | :internal | :state_timeout | :timeout | {:timeout, name} | {:call, from}.
  # A call with content :sync is answered :ok by the harness without reaching handle.
  @behaviour :gen_statem
  def start_link(o), do: :gen_statem.start_link(M, o, [])
  def start(o), do: :gen_statem.start(M, o, [])

  @impl true
  def init(o) do
    Process.put(:o, o)
    if o[:as], do: T.name(self(), o[:as])
    if o[:trap], do: Process.flag(:trap_exit, true)
    if f = o[:init], do: f.(), else: {:ok, :a, 0}
  end

  @impl true
  def callback_mode do
    if Process.get(:o)[:enter], do: [:handle_event_function, :state_enter], else: :handle_event_function
  end

  @impl true
  def handle_event({:call, from}, :sync, _s, _d), do: {:keep_state_and_data, {:reply, from, :ok}}

  def handle_event(type, content, s, d) do
    T.jitter()
    Process.get(:o)[:handle].(type, content, s, d)
  end

  @impl true
  def terminate(r, s, d), do: if(f = Process.get(:o)[:terminate], do: f.(r, s, d), else: :ok)

  def sync(m), do: :gen_statem.call(m, :sync)
end

defmodule Ap do
  @moduledoc false
  # Generic application callback module; the app's start argument is a keyword list:
  # name (string), start (fun -> start result; default: empty supervisor), phases (bool).
  # It emits ["start", name], ["prep_stop", name], ["stop", name].
  use Application
  import T

  def load(app, opts \\ []) do
    {deps, opts} = Keyword.pop(opts, :deps, [])
    {env, opts} = Keyword.pop(opts, :env, [])
    {phases, opts} = Keyword.pop(opts, :start_phases)
    args = [name: to_string(app)] ++ opts

    spec =
      [description: 'x', vsn: '1', modules: [], registered: [], applications: [:kernel, :stdlib, :elixir] ++ deps, env: env, mod: {Ap, args}] ++
        if(phases, do: [start_phases: phases], else: [])

    :application.load({:application, app, spec})
  end

  @impl true
  def start(_type, args) do
    emit(["start", args[:name]])

    case args[:start] do
      nil -> {:ok, elem(Supervisor.start_link([], strategy: :one_for_one), 1), args}
      f -> with({:ok, pid} <- f.(), do: {:ok, pid, args})
    end
  end

  @impl true
  def start_phase(phase, _type, arg), do: emit(["phase", phase, arg])

  @impl true
  def prep_stop(args) do
    emit(["prep_stop", args[:name]])
    args
  end

  @impl true
  def stop(args), do: emit(["stop", args[:name]])
end

defmodule LogH do
  @moduledoc false
  # logger handler that emits ["log", level, label] for every event at :error or above (or :level given)
  def install(level \\ :error) do
    for h <- :logger.get_handler_ids(), do: :logger.remove_handler(h)
    :logger.add_handler(:t, __MODULE__, %{})
    :logger.set_primary_config(:level, level)
  end

  def log(%{level: level, msg: msg}, _config) do
    label =
      case msg do
        {:report, %{label: {a, b}}} -> "#{T.render(a)}/#{b}"
        {:report, _} -> "report"
        {:string, _} -> "string"
        {f, _} when is_list(f) -> if(List.starts_with?(f, 'Error in process'), do: "emulator", else: "format")
      end

    T.emit(["log", level, label])
  end
end
