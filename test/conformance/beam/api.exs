# What Elixir's and Erlang's modules offer: writes test/conformance/beam/api.json, which docs/porting.md is checked against.
#
#     elixir test/conformance/beam/api.exs
#
# For each module: its functions (`call/2,3`: one function, whose second form fills in a default), its behaviour's callbacks,
# and the members of the types that stand for options. Erlang's modules do not say which of their functions are public: those that
# a behaviour or the runtime calls are left out by name.

defmodule Api do
  @elixir [Process, Node, GenServer, Supervisor, DynamicSupervisor, PartitionSupervisor, Registry, Application] ++
            [Task, Task.Supervisor, Agent]
  @erlang [:gen_server, :supervisor, :proc_lib, :timer, :global, :sys, :pg, :gen_statem]

  @internal ~w(init/1 handle_call/3 handle_cast/2 handle_info/2 terminate/2 code_change/3 format_status/2 behaviour_info/1
    module_info/0 module_info/1 format_log/1 format_log/2)
  @internal_of %{
    gen_server: ~w(init_it/6 wake_hib/6 system_continue/3 system_terminate/4 system_code_change/4 system_get_state/1 system_replace_state/2),
    supervisor: ~w(get_callback_module/1),
    proc_lib: ~w(init_p/3 init_p/5 wake_up/3 report_cb/2),
    timer: ~w(start_link/0),
    global: ~w(start/0 start_link/0 stop/0 register_name_external/2 register_name_external/3 unregister_name_external/1 info/0 get_locker/0
      resolve_it/4),
    pg: ~w(handle_continue/2),
    sys: ~w(suspend_loop_hib/6 handle_system_msg/6 handle_system_msg/7 handle_debug/4 suspend_loop_hib/7 get_debug/3 get_log/1 print_log/1 debug_options/1),
    gen_statem: ~w(init_it/6 wakeup_from_hibernate/3 system_continue/3 system_terminate/4 system_code_change/4 system_get_state/1
      system_replace_state/2 loop_hibernate/3)
  }

  @kernel ~w(exit is_pid is_reference make_ref node self send spawn spawn_link spawn_monitor)a
  @bifs ~w(alias bump_reductions cancel_timer check_process_code demonitor erase exit garbage_collect get get_keys group_leader hibernate
    is_alive is_pid is_process_alive is_reference link list_to_pid make_ref monitor monitor_node node nodes pid_to_list process_display
    process_flag process_info processes put read_timer ref_to_list register registered resume_process self send send_after send_nosuspend spawn
    spawn_link spawn_monitor spawn_opt spawn_request spawn_request_abandon start_timer suspend_process unalias unlink unregister whereis
    yield)a

  @options [
    {Process, :spawn_opt},
    {GenServer, :option},
    {Supervisor, :init_option},
    {Supervisor, :option},
    {:supervisor, :child_spec},
    {:supervisor, :sup_flags},
    {DynamicSupervisor, :init_option},
    {DynamicSupervisor, :option},
    {Registry, :start_option},
    {:erlang, :monitor_option},
    {:erlang, :process_info_item},
    {:gen_server, :start_opt},
    {:gen_server, :enter_loop_opt}
  ]

  def record do
    modules =
      [{Kernel, picked(Kernel.__info__(:functions), @kernel)}, {:erlang, picked(:erlang.module_info(:exports), @bifs)}] ++
        Enum.map(@elixir, &{&1, documented(&1)}) ++ Enum.map(@erlang, &{&1, exported(&1)})

    entries = for {module, functions} <- modules, do: {inspect(module), entry(module, functions)}
    File.write!(Path.join(__DIR__, "api.json"), object(entries, "") <> "\n")
  end

  defp entry(module, functions) do
    [{"functions", functions}, {"hidden", hidden(module)}, {"callbacks", callbacks(module)}] ++
      for {m, type} <- @options, m == module, do: {"#{type}", options(m, type)}
  end

  defp picked(functions, names), do: functions |> Enum.filter(fn {name, _} -> name in names end) |> Enum.map(&text/1) |> Enum.sort()

  defp documented(module) do
    {:docs_v1, _, _, _, _, _, docs} = Code.fetch_docs(module)

    for {{kind, name, arity}, _, _, doc, meta} <- docs, kind in [:function, :macro], doc != :hidden, name != :__struct__ do
      arities = Enum.join((arity - Map.get(meta, :defaults, 0))..arity, ",")
      "#{name}/#{arities}"
    end
    |> Enum.sort()
  end

  # Called by others though it has no documentation: Registry is the module of its via names.
  defp hidden(module) when module in @elixir do
    {:docs_v1, _, _, _, _, _, docs} = Code.fetch_docs(module)
    for {{:function, name, arity}, _, _, :hidden, _} <- docs, f = text({name, arity}), f not in @internal, do: f
  end

  defp hidden(_), do: []

  defp exported(module) do
    module.module_info(:exports) |> Enum.map(&text/1) |> Enum.reject(&internal?(module, &1)) |> Enum.sort()
  end

  # Everywhere else this is a callback.
  defp internal?(:sys, "terminate/2"), do: false
  defp internal?(module, function), do: function in @internal or function in Map.get(@internal_of, module, [])

  defp callbacks(module) do
    Code.ensure_loaded!(module)
    if Kernel.function_exported?(module, :behaviour_info, 1), do: module.behaviour_info(:callbacks) |> Enum.map(&text/1) |> Enum.sort(), else: []
  end

  defp text({name, arity}), do: "#{name}/#{arity}"

  defp options(module, name) do
    {:ok, types} = Code.Typespec.fetch_types(module)
    {_, {^name, type, _}} = Enum.find(types, fn {_, {n, _, _}} -> n == name end)
    type |> members() |> Enum.map(&to_string/1) |> Enum.uniq() |> Enum.sort()
  end

  defp members({:type, _, :union, types}), do: Enum.flat_map(types, &members/1)
  defp members({:type, _, :map, pairs}) when is_list(pairs), do: for({:type, _, _, [{:atom, _, key}, _]} <- pairs, do: key)
  defp members({:type, _, :tuple, [{:atom, _, key} | _]}), do: [key]
  defp members({:ann_type, _, [_, type]}), do: members(type)
  defp members({:atom, _, name}), do: [name]
  defp members(_), do: []

  defp object(pairs, indent) do
    inner = indent <> "  "
    lines = for {key, value} <- pairs, value != [], do: "#{inner}#{inspect(key)}: #{json(value, inner)}"
    "{\n" <> Enum.join(lines, ",\n") <> "\n#{indent}}"
  end

  defp json([{_, _} | _] = pairs, indent), do: object(pairs, indent)
  defp json(list, _), do: "[" <> Enum.map_join(list, ", ", &inspect/1) <> "]"
end

Api.record()
