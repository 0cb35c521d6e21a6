# process/102_mailbox_order_beats_clause_order
# Setup: main's mailbox holds second, then first.
# Steps: main receives with two clauses, first before second; then once more.
# Observe: the oldest message that fits any clause is taken: ["took","second"], ["took","first"].

import T

scenario do
  send(self(), :second)
  send(self(), :first)
  for _ <- 1..2 do
    receive do
      :first -> emit(["took", :first])
      :second -> emit(["took", :second])
    end
  end
end
