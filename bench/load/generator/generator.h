/* What the parts of the load generator share: one thread, epoll, frames made once, so that it costs less than any server it loads. */
#ifndef GENERATOR_H
#define GENERATOR_H

#include <stdint.h>
#include <sys/types.h>

enum { EVENTS = 1024 };

/* What the command line says; the head of main.c tells what each is. */
struct options {
  const char *path, *text;
  int port, connections, in_flight, binary;
  int64_t bytes;
  uint64_t ms;
  double rate;
  pid_t server;
};
extern struct options options;

/* Frames to be sent again and again: some copies of one, back to back. */
struct frames {
  char *bytes;
  int64_t frame_bytes, copies;
};

struct connection {
  int fd, number, open;
  int64_t received; /* bytes of the answer that is coming in */
  int64_t unsent;   /* bytes of frames that the kernel had no room for */
  const struct frames *frames;
  uint64_t *due; /* when the unanswered frames were due, in ns; only with a rate */
  unsigned first, last;
};

/* connection.c */
extern int epoll_fd;
extern int64_t answer_bytes;
void start_epoll(void);
void begin(struct connection *c, int number);
void begin_again(struct connection *c, int number);
int64_t take(struct connection *c);
struct connection *open_all(int count);
int wait_for_events(struct connection **ready, int timeout_ms);

/* frames.c */
struct frames make_frames(const char *payload, int64_t bytes, int binary, int copies);
int64_t header_bytes(int64_t payload_bytes);
void send_frames(struct connection *c, int64_t count);
void flush_out(struct connection *c);

/* measure.c */
uint64_t now_ns(void);
struct window {
  uint64_t from, end, server_cpu;
  double server_busy; /* of one core, while it was measured */
  int begun;
};
struct window open_window(void);
int in_window(struct window *w, uint64_t now);
void note_latency(struct connection *c, int64_t answers, uint64_t now);
void forget_due(struct connection *c, int64_t answers);
int note_due(struct connection *c, uint64_t due, int count);
void report(const struct window *w, uint64_t done);
_Noreturn void die(const char *what);

/* One file each. */
void run_echo(void);
void run_relay(void);
void run_broadcast(void);
void run_upgrade(void);
void run_hold(void);

#endif
