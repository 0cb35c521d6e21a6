# dynsup/104_start_options
# Setup: main traps exits; dynamic supervisor with name ds, timeout 1000, extra_arguments [:x, :y]; a module whose start_link takes three arguments.
# Steps: start it, start it again, start a child by name with arguments [:z], kill the child; emit what starts and the mailbox; stop by name; emit whereis.
# Observe: extra arguments come first, at the restart too; already_started; the name is free after stop.

import T

defmodule Three do
  def start_link(a, b, c) do
    emit(["start", a, b, c])
    G.start_link([], name: :three)
  end
end
scenario do
  Process.flag(:trap_exit, true)
  options = [strategy: :one_for_one, name: :ds, timeout: 1000, extra_arguments: [:x, :y]]
  {:ok, ds} = DynamicSupervisor.start_link(options)
  name(ds, "ds")
  emit(DynamicSupervisor.start_link(options))
  {:ok, first} = DynamicSupervisor.start_child(:ds, %{id: :any, start: {Three, :start_link, [:z]}})
  Process.exit(first, :kill)
  await(fn -> Process.whereis(:three) not in [nil, first] end)
  settle()
  emit(["mailbox", flush()])
  emit(["stop", DynamicSupervisor.stop(:ds), Process.whereis(:ds), Process.whereis(:three)])
end
