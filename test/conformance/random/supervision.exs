# Runs random programs for a supervisor on the BEAM: reads one a line, writes its trace as one line of JSON. Its twin is supervision.ts.
Code.require_file("recorded.exs", __DIR__)

defmodule Program do
  import T

  def run(line) do
    Process.flag(:trap_exit, true)
    [flags | rest] = String.split(line, "; ")
    {children, [start | instructions]} = Enum.split(rest, 4)
    specs = for child <- children, into: %{}, do: {hd(String.split(child)), spec(String.split(child))}
    [_ | initial] = String.split(start)
    result = S.start_link(flags(String.split(flags)), Enum.map(initial, &specs[&1]))
    emit(["start_link", with({:ok, _} <- result, do: :ok)])

    with {:ok, sup} <- result do
      Process.monitor(sup)
      Enum.find(instructions, &(step(&1, sup, specs) == :over)) || emit(["stop", Supervisor.stop(sup)])
    end
  end

  defp flags([strategy, restarts, auto_shutdown]) do
    %{
      strategy: String.to_atom(strategy),
      intensity: String.to_integer(restarts),
      period: 10_000,
      auto_shutdown: String.to_atom(auto_shutdown)
    }
  end

  defp spec([id, restart, manner, significant, outcomes]) do
    W.spec(String.to_atom(id),
      restart: String.to_atom(restart),
      shutdown: if(manner == "brutal", do: :brutal_kill, else: 5000),
      significant: significant == "significant",
      trap: manner != "plain",
      init: &outcome(Enum.at(String.split(outcomes, ","), &1 - 1))
    )
  end

  defp outcome("ignore"), do: :ignore
  defp outcome("fail"), do: {:stop, :why}
  defp outcome("crash"), do: raise("oops")
  defp outcome(_), do: :ok

  # One instruction, everything that it causes, and the children then.
  defp step(instruction, sup, specs) do
    emit(instruction)
    [operation, id | words] = String.split(instruction)
    result = perform(operation, String.to_atom(id), words, sup, specs[id])
    await_quiet(sup, result)
  end

  defp perform("terminate", id, _, sup, _), do: Supervisor.terminate_child(sup, id)
  defp perform("restart", id, _, sup, _), do: Supervisor.restart_child(sup, id)
  defp perform("delete", id, _, sup, _), do: Supervisor.delete_child(sup, id)
  defp perform("start", _, _, sup, spec), do: without_record(Supervisor.start_child(sup, spec))
  defp perform("kill", id, _, _, _), do: ending(id, &Process.exit(&1, :kill))
  defp perform("raise", id, _, _, _), do: ending(id, &GenServer.cast(&1, {:raise, "oops"}))
  defp perform("exit", id, [reason], _, _), do: ending(id, &GenServer.cast(&1, {:exit, term(reason)}))
  defp perform("stop", id, [reason], _, _), do: ending(id, &GenServer.cast(&1, {:stop, term(reason)}))

  # Of a child that did not start, its id: the rest of its record is the same spec again.
  defp without_record({:error, {reason, child}}) when elem(child, 0) == :child, do: {:error, {reason, elem(child, 2)}}
  defp without_record(result), do: result

  defp ending(id, act) do
    case Process.whereis(id) do
      nil ->
        :absent

      pid ->
        ref = Process.monitor(pid)
        act.(pid)
        receive(do: ({:DOWN, ^ref, _, _, reason} -> ["down", reason]))
    end
  end

  defp term("shutdown_x"), do: {:shutdown, :x}
  defp term(reason), do: String.to_atom(reason)

  # Asks until nothing is being restarted any more; only then the result is emitted, as it may come before or after the restarts.
  defp await_quiet(sup, result) do
    case catching(fn -> {Supervisor.which_children(sup), Supervisor.count_children(sup)} end) do
      [:ok, {children, counts}] ->
        if Enum.any?(children, &(elem(&1, 1) == :restarting)) do
          await_quiet(sup, result)
        else
          emit(result)
          emit(for {id, child, _, _} <- children, do: [id, child])
          emit([counts.specs, counts.active])
        end

      [:exit, _] ->
        emit(result)
        receive(do: ({:DOWN, _, _, ^sup, reason} -> emit(["supervisor down", reason])))
        :over
    end
  end
end

Recorded.serve(&Program.run/1)
