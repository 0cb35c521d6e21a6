/* Connects, upgrades, closes, and begins anew. */
#include "generator.h"
#include <stdlib.h>

void run_upgrade(void) {
  struct connection *all = calloc((size_t)options.in_flight, sizeof *all), *ready[EVENTS];
  struct window w = open_window();
  uint64_t done = 0;
  int number = 0;
  for (int i = 0; i < options.in_flight; i++) begin(&all[i], 1 + number++ % 10000);
  for (;;) {
    int n = wait_for_events(ready, 100);
    int measuring = in_window(&w, now_ns());
    if (w.begun && !measuring) break;
    for (int i = 0; i < n; i++) {
      take(ready[i]);
      if (!ready[i]->open) continue;
      if (measuring) done++;
      begin_again(ready[i], 1 + number++ % 10000);
    }
  }
  report(&w, done);
}
