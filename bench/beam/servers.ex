# The servers of bench/rows/*.ts.

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

defmodule Named do
  use GenServer

  def init(id) do
    {:ok, _} = Registry.register(Bench.Registry, id, nil)
    {:ok, 0}
  end

  def handle_call(_, _, n), do: {:reply, n, n}
  def handle_info(_, n), do: {:noreply, n + 1}
end

defmodule Crashing do
  use GenServer

  def init(teller) do
    send(teller, self())
    {:ok, nil}
  end

  def handle_cast(:crash, _), do: raise("as told")
end

defmodule Idle do
  use GenServer
  def init(id), do: {:ok, id}
end

defmodule Watcher do
  use GenServer
  def init(_), do: {:ok, 0}

  def handle_call({target, count}, _, heard) do
    for _ <- 1..count, do: Process.monitor(target)
    {:reply, heard, heard}
  end

  def handle_call(:sync, _, heard), do: {:reply, heard, heard}
  def handle_info(_, heard), do: {:noreply, heard + 1}
end

defmodule Countdown do
  use GenServer
  def init(teller), do: {:ok, {teller, 0}}
  def handle_cast(count, {teller, _}), do: {:noreply, {teller, count}}

  def handle_info(_, {teller, left}) do
    if left == 1, do: send(teller, :all)
    {:noreply, {teller, left - 1}}
  end
end

defmodule Answering do
  @behaviour :gen_statem
  def callback_mode, do: :handle_event_function
  def init(n), do: {:ok, :on, n}
  def handle_event({:call, from}, :get, _, n), do: {:keep_state_and_data, [{:reply, from, n}]}
end
