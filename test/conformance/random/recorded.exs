# Reads programs, one a line, and writes what each has emitted as one line of JSON. What runs them is given to it.
Code.require_file("../beam/harness.ex", __DIR__)

defmodule Recorded do
  def serve(program) do
    :logger.set_primary_config(:level, :none)
    for table <- [:t_names, :t_trace], do: :ets.new(table, [:named_table, :public, :ordered_set])
    :persistent_term.put(:t_seq, :atomics.new(2, []))
    IO.stream(:stdio, :line) |> Stream.map(&String.trim_trailing/1) |> Enum.each(&run(program, &1))
  end

  defp run(program, line) do
    for table <- [:t_names, :t_trace], do: :ets.delete_all_objects(table)
    :atomics.put(:persistent_term.get(:t_seq), 1, 0)
    before = Process.list()
    reason = T.await_dead(spawn(fn -> program.(line) end), :infinity)
    if reason not in [:normal, :noproc], do: T.emit(["CRASH", inspect(reason)])
    IO.puts(T.json(T.render(for {_, event} <- :ets.tab2list(:t_trace), do: event)))

    # What it has left behind is no part of the next one.
    for pid <- Process.list() -- before do
      Process.exit(pid, :kill)
      T.await_dead(pid)
    end
  end
end
