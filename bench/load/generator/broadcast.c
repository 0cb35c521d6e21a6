/* One sends, all get it. A broadcast is over when all have it; then the next one is sent. */
#include "generator.h"
#include <stddef.h>

void run_broadcast(void) {
  struct frames frames = make_frames(NULL, options.bytes, options.binary, options.in_flight);
  answer_bytes = frames.frame_bytes - 4;
  struct connection *all = open_all(options.connections), *ready[EVENTS];
  struct window w = open_window();
  uint64_t done = 0, delivered = 0, over = 0;
  all[0].frames = &frames;
  send_frames(&all[0], options.in_flight);
  for (;;) {
    int n = wait_for_events(ready, 100);
    int measuring = in_window(&w, now_ns());
    if (w.begun && !measuring) break;
    uint64_t came = 0;
    for (int i = 0; i < n; i++) came += (uint64_t)take(ready[i]);
    delivered += came;
    if (measuring) done += came;
    uint64_t now_over = delivered / (uint64_t)options.connections;
    if (now_over > over) send_frames(&all[0], (int64_t)(now_over - over));
    over = now_over;
  }
  report(&w, done);
}
