/*
 * A WebSocket load generator. `generator MODE --port N [options]` prints one line of JSON: `perSecond`, with `--server` also `serverCpu`.
 *
 *   echo       keeps --in-flight frames of --bytes on the way on each of --connections; --binary or text
 *   relay      the same with pairs: what one gets, it answers with --text, in which %d stands for the other's number
 *   broadcast  the first connection sends a frame, all get it; --in-flight such frames are on the way
 *   upgrade    connects, upgrades and closes, --in-flight at a time; with the path's %d from 1 on
 *   hold       opens --connections, prints a line, and closes them when its input ends
 *
 *   --path P     what to ask for; %d in it is the connection's number, 0 to connections - 1
 *   --ms N       how long to measure, after a quarter of that to warm up
 *   --rate N     echo, relay: frames a second, sent by the clock whether or not answers come. A frame's latency counts from when it
 *                was due, so that a server that stalls cannot hide it. Prints p50, p99, p999 in ms, and `notSent`
 *   --server PID whose CPU time to print, as part of one core
 */
#define _GNU_SOURCE
#include "generator.h"
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

struct options options = {.path = "/", .connections = 1, .in_flight = 1, .bytes = 20, .ms = 1000};

static const struct option NAMES[] = {
    {"port", required_argument, 0, 'p'},      {"path", required_argument, 0, 'u'},   {"connections", required_argument, 0, 'c'},
    {"in-flight", required_argument, 0, 'i'}, {"bytes", required_argument, 0, 'b'},  {"binary", no_argument, 0, 'B'},
    {"text", required_argument, 0, 't'},      {"ms", required_argument, 0, 'm'},     {"rate", required_argument, 0, 'r'},
    {"server", required_argument, 0, 's'},    {0, 0, 0, 0}};

static const struct {
  const char *name;
  void (*run)(void);
} MODES[] = {{"echo", run_echo}, {"relay", run_relay}, {"broadcast", run_broadcast}, {"upgrade", run_upgrade}, {"hold", run_hold}};

static int usage(void) {
  fprintf(stderr, "usage: generator echo|relay|broadcast|upgrade|hold --port N [--path P] [--connections N] [--in-flight N]\n"
                  "                 [--bytes N] [--binary] [--text T] [--ms N] [--rate N] [--server PID]\n");
  return 2;
}

static int read_options(int argc, char **argv) {
  for (int name; (name = getopt_long(argc, argv, "", NAMES, NULL)) != -1;) switch (name) {
      case 'p': options.port = atoi(optarg); break;
      case 'u': options.path = optarg; break;
      case 'c': options.connections = atoi(optarg); break;
      case 'i': options.in_flight = atoi(optarg); break;
      case 'b': options.bytes = atoll(optarg); break;
      case 'B': options.binary = 1; break;
      case 't': options.text = optarg; break;
      case 'm': options.ms = strtoull(optarg, NULL, 10); break;
      case 'r': options.rate = atof(optarg); break;
      case 's': options.server = atoi(optarg); break;
      default: return 0;
    }
  return options.port > 0 && options.connections > 0 && options.in_flight > 0 && options.bytes >= 0 && options.ms > 0;
}

static void allow_many_files(void) {
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
}

int main(int argc, char **argv) {
  if (argc < 2 || !read_options(argc - 1, argv + 1)) return usage();
  allow_many_files();
  start_epoll();
  for (size_t i = 0; i < sizeof MODES / sizeof *MODES; i++)
    if (strcmp(argv[1], MODES[i].name) == 0) {
      MODES[i].run();
      return 0;
    }
  return usage();
}
