/* Connections: opened, read and begun again. */
#define _GNU_SOURCE
#include "generator.h"
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

/* One address has 28,000 ports to call from. */
enum { CHUNK = 1 << 18, PER_ADDRESS = 20000, AT_ONCE = 100 };

int epoll_fd;
int64_t answer_bytes = 1;
static const char HEADERS[] = " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
static int opened;
static char in[CHUNK];

void start_epoll(void) { epoll_fd = epoll_create1(0); }

static int open_socket(int number) {
  int one = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  struct sockaddr_in from = {.sin_family = AF_INET};
  from.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + (uint32_t)(number / PER_ADDRESS));
  if (fd < 0) die("socket");
  if (number >= PER_ADDRESS && bind(fd, (struct sockaddr *)&from, sizeof from) < 0) die("bind");
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  return fd;
}

static void connect_to_server(int fd) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)options.port)};
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(fd, (struct sockaddr *)&to, sizeof to) < 0 && errno != EINPROGRESS) die("connect");
}

/* On the loopback a connection is there when `connect` returns, unless the listen queue was full. */
static void wait_until_connected(int fd) {
  struct pollfd connected = {.fd = fd, .events = POLLOUT};
  if (poll(&connected, 1, 5000) != 1) die("connect");
}

/* `take` sees the answer. */
static void ask_for_upgrade(struct connection *c) {
  char target[256];
  int length = snprintf(target, sizeof target, options.path, c->number);
  struct iovec parts[] = {{"GET ", 4}, {target, (size_t)length}, {(char *)HEADERS, sizeof HEADERS - 1}};
  ssize_t written = writev(c->fd, parts, 3);
  if (written < 0 && errno == EAGAIN) {
    wait_until_connected(c->fd);
    written = writev(c->fd, parts, 3);
  }
  if (written != 4 + length + (ssize_t)sizeof HEADERS - 1) die("write");
}

/* Connects and asks for the upgrade. */
void begin(struct connection *c, int number) {
  memset(c, 0, sizeof *c);
  c->number = number;
  c->fd = open_socket(number);
  connect_to_server(c->fd);
  ask_for_upgrade(c);
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
  if (epoll_ctl(epoll_fd, EPOLL_CTL_ADD, c->fd, &event) < 0) die("epoll_ctl");
}

/*
 * Aborts the connection, so that no port waits in TIME_WAIT, and begins another one on the same socket: for the server it is a client that has gone
 * and a new one, for us four system calls in place of ten.
 */
void begin_again(struct connection *c, int number) {
  struct sockaddr nobody = {.sa_family = AF_UNSPEC};
  if (connect(c->fd, &nobody, sizeof nobody) < 0) die("disconnect");
  c->number = number;
  c->open = 0;
  connect_to_server(c->fd);
  ask_for_upgrade(c);
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
