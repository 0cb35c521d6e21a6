# process/112_dictionary_listing
# Setup: p, with nothing in its dictionary.
# Steps: p puts a=1, b=2, c=1, b=3 (what put returns); get/0 sorted, get_keys/0 sorted, get_keys(1) sorted, get_keys(4); puts n=nil: get with and without default of n
#   and of a missing key; deletes a twice and n; get/0 sorted, and info dictionary sorted. It reports all of it to main.
# Observe: put and delete return what was there; a key with nil counts as missing for get/2.

import T

scenario do
  me = self()
  spawn(fn ->
    put = [Process.get(), Process.put(:a, 1), Process.put(:b, 2), Process.put(:c, 1), Process.put(:b, 3)]
    get = Enum.sort(Process.get())
    keys = [Enum.sort(Process.get_keys()), Enum.sort(Process.get_keys(1)), Process.get_keys(4)]
    Process.put(:n, nil)
    none = [Process.get(:n), Process.get(:n, :dflt), Process.get(:x), Process.get(:x, :dflt), length(Process.get())]
    delete = [Process.delete(:a), Process.delete(:a), Process.delete(:n), Enum.sort(Process.get())]
    send(me, [put, get, keys, none, delete, Enum.sort(elem(Process.info(self(), :dictionary), 1))])
  end)
  for event <- recv(), do: emit(event)
end
