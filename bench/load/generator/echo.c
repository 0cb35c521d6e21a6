/* Frames that come back: to whom they were sent from, or, through a relay, to the other one of a pair. */
#include "generator.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Each answer brings the next frame. */
static uint64_t as_fast_as_answered(struct connection *all, struct window *w) {
  struct connection *ready[EVENTS];
  uint64_t done = 0;
  for (int i = 0; i < options.connections; i++) send_frames(&all[i], options.in_flight);
  for (;;) {
    int n = wait_for_events(ready, 100);
    int measuring = in_window(w, now_ns());
    if (w->begun && !measuring) return done;
    for (int i = 0; i < n; i++) {
      int64_t answers = take(ready[i]);
      if (answers == 0) continue;
      if (measuring) done += (uint64_t)answers;
      send_frames(ready[i], answers);
    }
  }
}

/* Those in flight go in one write, on one connection after the other. */
static void send_due(struct connection *all, uint64_t *next, int *turn, uint64_t now) {
  for (; *next <= now; *next += (uint64_t)(1e9 * options.in_flight / options.rate)) {
    struct connection *c = &all[(*turn)++ % options.connections];
    if (note_due(c, *next, options.in_flight)) send_frames(c, options.in_flight);
  }
}

/* `partner` gets what is sent on a connection: its number differs from it by 0 or in the last bit. */
static uint64_t by_the_clock(struct connection *all, struct window *w, int partner) {
  struct connection *ready[EVENTS];
  uint64_t done = 0, next = now_ns();
  for (int turn = 0;;) {
    send_due(all, &next, &turn, now_ns());
    int n = wait_for_events(ready, 0);
    uint64_t now = now_ns();
    int measuring = in_window(w, now);
    if (w->begun && !measuring) return done;
    for (int i = 0; i < n; i++) {
      struct connection *sender = &all[ready[i]->number ^ partner];
      int64_t answers = take(ready[i]);
      if (measuring) {
        done += (uint64_t)answers;
        note_latency(sender, answers, now);
      } else forget_due(sender, answers);
    }
  }
}

static void run(struct connection *all, int partner) {
  struct window w = open_window();
  uint64_t done = options.rate > 0 ? by_the_clock(all, &w, partner) : as_fast_as_answered(all, &w);
  report(&w, done);
}

void run_echo(void) {
  struct frames frames = make_frames(options.text, options.text ? (int64_t)strlen(options.text) : options.bytes, options.binary, options.in_flight);
  answer_bytes = frames.frame_bytes - 4;
  struct connection *all = open_all(options.connections);
  for (int i = 0; i < options.connections; i++) all[i].frames = &frames;
  run(all, 0);
}

/* `--bytes` is the length of what arrives. The numbers in the path and in the text are as long as they are: all frames of one connection are alike. */
void run_relay(void) {
  char text[4096];
  if (options.text == NULL || options.connections % 2 != 0) {
    fprintf(stderr, "relay wants --text and an even number of connections\n");
    exit(2);
  }
  answer_bytes = header_bytes(options.bytes) + options.bytes;
  struct connection *all = open_all(options.connections);
  struct frames *frames = calloc((size_t)options.connections, sizeof *frames);
  for (int i = 0; i < options.connections; i++) {
    int length = snprintf(text, sizeof text, options.text, i ^ 1);
    frames[i] = make_frames(text, length, 0, options.in_flight);
    all[i].frames = &frames[i];
  }
  run(all, 1);
}
