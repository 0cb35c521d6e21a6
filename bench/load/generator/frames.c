/* A client's frames, made once and sent again and again. */
#define _GNU_SOURCE
#include "generator.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>

enum { HEADER_MAX = 14, MASK = 4, WRITE_MAX = 1 << 18 };

/* Of a server's frame; a client's has the mask besides. */
int64_t header_bytes(int64_t bytes) { return bytes < 126 ? 2 : bytes < 65536 ? 4 : 10; }

/* RFC 6455 allows any mask, and zeros spare us the work. */
static int64_t write_frame(char *to, const char *payload, int64_t bytes, int binary) {
  int64_t n = header_bytes(bytes);
  to[0] = (char)(binary ? 0x82 : 0x81);
  to[1] = (char)(0x80 | (n == 2 ? bytes : n == 4 ? 126 : 127));
  for (int64_t i = 2; i < n; i++) to[i] = (char)(bytes >> (8 * (n - 1 - i)));
  memset(to + n, 0, MASK);
  if (payload == NULL) memset(to + n + MASK, 'a', (size_t)bytes);
  else memcpy(to + n + MASK, payload, (size_t)bytes);
  return n + MASK + bytes;
}

/* As many copies as one write may take, `copies` at most. Without a payload it is a row of a's. */
struct frames make_frames(const char *payload, int64_t bytes, int binary, int copies) {
  struct frames f = {.copies = copies};
  int64_t most = WRITE_MAX / (bytes + HEADER_MAX) + 1;
  if (f.copies > most) f.copies = most;
  f.bytes = malloc((size_t)(f.copies * (bytes + HEADER_MAX)));
  for (int64_t i = 0; i < f.copies; i++) f.frame_bytes = write_frame(f.bytes + i * f.frame_bytes, payload, bytes, binary);
  return f;
}

static void watch(struct connection *c, uint32_t events) {
  struct epoll_event event = {.events = events, .data.ptr = c};
  if (epoll_ctl(epoll_fd, EPOLL_CTL_MOD, c->fd, &event) < 0) die("epoll_ctl");
}

/* Sends what the kernel takes; returns whether it took all. The copies look the same, so a position within one is enough. */
static int write_out(struct connection *c) {
  const struct frames *f = c->frames;
  while (c->unsent > 0) {
    int64_t offset = (f->frame_bytes - c->unsent % f->frame_bytes) % f->frame_bytes;
    int64_t size = f->frame_bytes * f->copies - offset;
    ssize_t sent = send(c->fd, f->bytes + offset, (size_t)(size > c->unsent ? c->unsent : size), MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN) die("send");
    if (sent < 0) return 0;
    c->unsent -= sent;
  }
  return 1;
}

void flush_out(struct connection *c) {
  if (write_out(c)) watch(c, EPOLLIN);
}

void send_frames(struct connection *c, int64_t count) {
  int blocked = c->unsent > 0;
  c->unsent += count * c->frames->frame_bytes;
  if (!blocked && !write_out(c)) watch(c, EPOLLIN | EPOLLOUT);
}
