# statem/114_callback_modules
# Setup: module One (handle_event_function) with state a; module Two (state_functions, enter calls) with state a. Both answer call who with [module, state, data], and take do as in One.
# Steps: in One: push Two, who; push One, who; pop, who; change to One, who; pop, who; pop once more: bad action, for there is nothing below.
# Observe: pushed modules are a stack; the present one handles events. The callback mode is asked for again; a change of module is no change of state and calls no enter callback.

import T

defmodule One do
  @behaviour :gen_statem
  def callback_mode, do: :handle_event_function
  def init(_), do: {:ok, :a, 0}
  def handle_event({:call, f}, :who, s, d), do: {:keep_state, d + 1, {:reply, f, [:one, s, d]}}
  def handle_event({:call, f}, {:do, action}, _, _), do: {:keep_state_and_data, [{:reply, f, :ok}, action]}
  def terminate(r, s, d), do: emit(["one", "terminate", r, s, d])
end

defmodule Two do
  @behaviour :gen_statem
  def callback_mode, do: [:state_functions, :state_enter]
  def init(_), do: :ignore
  def a(:enter, old, _), do: (emit(["enter", old]); :keep_state_and_data)
  def a({:call, f}, :who, d), do: {:keep_state, d + 10, {:reply, f, [:two, :a, d]}}
  def a({:call, f}, {:do, action}, _), do: {:keep_state_and_data, [{:reply, f, :ok}, action]}
  def terminate(r, s, d), do: emit(["two", "terminate", r, s, d])
end

scenario do
  {:ok, m} = :gen_statem.start(One, [], [])
  ref = Process.monitor(m)
  emit(:gen_statem.call(m, :who))
  for action <- [{:push_callback_module, Two}, {:push_callback_module, One}, :pop_callback_module, {:change_callback_module, One}, :pop_callback_module] do
    :gen_statem.call(m, {:do, action})
    emit(:gen_statem.call(m, :who))
  end
  :gen_statem.call(m, {:do, :pop_callback_module})
  receive do {:DOWN, ^ref, _, _, r} -> emit(["down", r]) end
end
