/* Connections that do nothing. */
#include "generator.h"
#include <stdio.h>
#include <unistd.h>

void run_hold(void) {
  char byte;
  open_all(options.connections);
  printf("{\"open\":%d}\n", options.connections);
  fflush(stdout);
  while (read(0, &byte, 1) > 0) {}
}
