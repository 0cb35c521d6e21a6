/* Connections: opened, read and dropped. */
#define _GNU_SOURCE
#include "generator.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

/* One address has 28,000 ports to call from. */
enum { CHUNK = 1 << 18, PER_ADDRESS = 20000, AT_ONCE = 100 };

int epoll_fd;
int64_t answer_bytes = 1;
static int opened;
static char in[CHUNK];

void start_epoll(void) { epoll_fd = epoll_create1(0); }

static int connect_from(int number) {
  int one = 1, fd = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)options.port)};
  struct sockaddr_in from = {.sin_family = AF_INET};
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  from.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + (uint32_t)(number / PER_ADDRESS));
  if (fd < 0) die("socket");
  if (number >= PER_ADDRESS && bind(fd, (struct sockaddr *)&from, sizeof from) < 0) die("bind");
  if (connect(fd, (struct sockaddr *)&to, sizeof to) < 0) die("connect");
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  fcntl(fd, F_SETFL, O_NONBLOCK);
  return fd;
}

/* Connects and asks for the upgrade; `take` sees the answer. */
void begin(struct connection *c, int number) {
  char target[256], request[1024];
  memset(c, 0, sizeof *c);
  c->number = number;
  c->fd = connect_from(number);
  snprintf(target, sizeof target, options.path, number);
  int length = snprintf(request, sizeof request,
                        "GET %s HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
                        target);
  if (write(c->fd, request, (size_t)length) != length) die("write");
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
  if (epoll_ctl(epoll_fd, EPOLL_CTL_ADD, c->fd, &event) < 0) die("epoll_ctl");
}

/* Aborts, so that no port waits in TIME_WAIT. */
void drop(struct connection *c) {
  struct linger linger = {.l_onoff = 1, .l_linger = 0};
  setsockopt(c->fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
  close(c->fd);
}

static void upgraded(struct connection *c, ssize_t got) {
  if (memmem(in, (size_t)got, "\r\n\r\n", 4) == NULL) return;
  if (memcmp(in, "HTTP/1.1 101", 12) != 0) {
    fprintf(stderr, "refused: %.60s\n", in);
    exit(1);
  }
  c->open = 1;
  opened++;
}

/* Reads; returns how many whole answers came. They are told apart by their length alone: all have the same. */
int64_t take(struct connection *c) {
  ssize_t got = recv(c->fd, in, CHUNK, 0);
  if (got < 0 && errno == EAGAIN) return 0;
  if (got <= 0) {
    fprintf(stderr, "the server closed a connection\n");
    exit(1);
  }
  if (!c->open) {
    upgraded(c, got);
    return 0;
  }
  c->received += got;
  int64_t answers = c->received / answer_bytes;
  c->received -= answers * answer_bytes;
  return answers;
}

/* Few at a time: a listen queue has its limit. */
struct connection *open_all(int count) {
  struct connection *all = calloc((size_t)count, sizeof *all), *ready[EVENTS];
  for (int begun = 0; opened < count;) {
    for (; begun < count && begun - opened < AT_ONCE; begun++) begin(&all[begun], begun);
    int n = wait_for_events(ready, 5000);
    if (n == 0) {
      fprintf(stderr, "a handshake was not answered within 5 s\n");
      exit(1);
    }
    for (int i = 0; i < n; i++) take(ready[i]);
  }
  return all;
}

/* Those that can be read; what could not be sent before is sent on the way. */
int wait_for_events(struct connection **ready, int timeout_ms) {
  static struct epoll_event events[EVENTS];
  int found = 0, n = epoll_wait(epoll_fd, events, EVENTS, timeout_ms);
  for (int i = 0; i < n; i++) {
    struct connection *c = events[i].data.ptr;
    if (events[i].events & EPOLLOUT) flush_out(c);
    if (events[i].events & EPOLLIN) ready[found++] = c;
  }
  return found;
}
