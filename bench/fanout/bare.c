/*
 * The physical reference of the fan-out bench: accepts connections, and when one of them says "GET /pub" sends the
 * same payload to every other one. Nothing else: no protocol, no store, no signature. Prints its port, then serves.
 *
 *   bare BYTES
 */
#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX_FD (1 << 20)
#define MAX_PAYLOAD 65536

static char isSubscriber[MAX_FD];
static char payload[MAX_PAYLOAD];
static int highest = 0;

static int listenOnLoopback(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in at = {.sin_family = AF_INET};
  socklen_t size = sizeof at;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (bind(fd, (void *)&at, size) || listen(fd, 65535)) {
    perror("bare");
    exit(1);
  }
  getsockname(fd, (void *)&at, &size);
  printf("%d\n", ntohs(at.sin_port));
  fflush(stdout);
  return fd;
}

static void watch(int epoll, int fd) {
  struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
  epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

static void welcome(int epoll, int listener) {
  int one = 1;
  int fd = accept4(listener, 0, 0, SOCK_NONBLOCK);
  if (fd < 0) return;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  watch(epoll, fd);
  isSubscriber[fd] = 1;
  if (fd > highest) highest = fd;
  send(fd, "H", 1, MSG_NOSIGNAL);
}

static void publish(int from, int bytes) {
  isSubscriber[from] = 0;
  for (int fd = 0; fd <= highest; fd++)
    if (isSubscriber[fd]) send(fd, payload, bytes, MSG_NOSIGNAL | MSG_DONTWAIT);
}

int main(int count, char **arguments) {
  int bytes = count > 1 ? atoi(arguments[1]) : 1024;
  if (bytes < 1 || bytes > MAX_PAYLOAD) return 2;
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  signal(SIGPIPE, SIG_IGN);
  memset(payload, 'A', bytes);
  int listener = listenOnLoopback();
  int epoll = epoll_create1(0);
  watch(epoll, listener);
  for (;;) {
    struct epoll_event events[512];
    char said[4096];
    int ready = epoll_wait(epoll, events, 512, -1);
    for (int n = 0; n < ready; n++) {
      int fd = events[n].data.fd;
      if (fd == listener) {
        welcome(epoll, listener);
        continue;
      }
      int got = recv(fd, said, sizeof said, 0);
      if (got < 0 && errno == EAGAIN) continue;
      if (got <= 0) {
        close(fd);
        isSubscriber[fd] = 0;
      } else if (!strncmp(said, "GET /pub", 8)) publish(fd, bytes);
    }
  }
}
