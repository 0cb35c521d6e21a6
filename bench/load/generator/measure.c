/* Time, latencies, and the line that is printed. */
#define _GNU_SOURCE
#include "generator.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { DUE = 4096, BUCKETS = 1 << 20 };

static uint32_t latency[BUCKETS]; /* how many, by µs */
static uint64_t not_sent;

void die(const char *what) {
  perror(what);
  exit(1);
}

static uint64_t read_ns(clockid_t clock) {
  struct timespec t;
  if (clock_gettime(clock, &t) < 0) die("clock_gettime");
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

uint64_t now_ns(void) { return read_ns(CLOCK_MONOTONIC); }

/* CPU time of the server, all threads. */
static uint64_t server_cpu(void) {
  clockid_t clock;
  if (options.server == 0) return 0;
  if (clock_getcpuclockid(options.server, &clock) != 0) die("--server");
  return read_ns(clock);
}

struct window open_window(void) {
  uint64_t from = now_ns() + options.ms * 1000000 / 4;
  return (struct window){.from = from, .end = from + options.ms * 1000000};
}

/* Whether it is measured now, and notes the server's CPU time at both ends. */
int in_window(struct window *w, uint64_t now) {
  if (now < w->from) return 0;
  if (!w->begun) {
    w->begun = 1;
    w->from = now;
    w->end = now + options.ms * 1000000;
    w->server_cpu = server_cpu();
  }
  if (now >= w->end && w->server_busy == 0) w->server_busy = (double)(server_cpu() - w->server_cpu) / (double)(now - w->from);
  return now < w->end;
}

/* Returns 0 if as many are unanswered as can be remembered. */
int note_due(struct connection *c, uint64_t due, int count) {
  if (c->due == NULL) c->due = malloc(DUE * sizeof *c->due);
  if (c->last - c->first + (unsigned)count > DUE) {
    not_sent += (uint64_t)count;
    return 0;
  }
  while (count-- > 0) c->due[c->last++ % DUE] = due;
  return 1;
}

void forget_due(struct connection *c, int64_t answers) { c->first += (unsigned)answers; }

void note_latency(struct connection *c, int64_t answers, uint64_t now) {
  while (answers-- > 0 && c->first != c->last) {
    uint64_t micros = (now - c->due[c->first++ % DUE]) / 1000;
    latency[micros < BUCKETS ? micros : BUCKETS - 1]++;
  }
}

static double quantile_ms(double part) {
  uint64_t total = 0, seen = 0;
  for (int i = 0; i < BUCKETS; i++) total += latency[i];
  for (int i = 0; i < BUCKETS; i++)
    if ((double)(seen += latency[i]) >= part * (double)total && seen > 0) return i / 1000.0;
  return 0;
}

void report(const struct window *w, uint64_t done) {
  printf("{\"perSecond\":%.0f", (double)done * 1000.0 / (double)options.ms);
  if (options.server != 0) printf(",\"serverCpu\":%.3f", w->server_busy);
  if (options.rate > 0)
    printf(",\"p50\":%.3f,\"p99\":%.3f,\"p999\":%.3f,\"notSent\":%llu", quantile_ms(0.5), quantile_ms(0.99), quantile_ms(0.999),
           (unsigned long long)not_sent);
  printf("}\n");
}
