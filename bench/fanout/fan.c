/*
 * The load generator of the fan-out bench: opens N subscribers, waits until all are there, and then, once per line on
 * its standard input, watches one alert arrive at every one of them.
 *
 *   fan raw PORT N NEED PID                    of the bare server: this program itself asks for each publication
 *   fan ws  PORT N NEED PID TOKENS ORIGIN COOKIE   of a node: station N's cookie is line N of the file TOKENS
 *
 * NEED is the number of bytes after which a subscriber has the alert; it is larger than a heartbeat. PID is the server,
 * whose CPU time is read. Prints {"ready":…} once. For each line "round" or "answers" prints "go" (the caller issues
 * the alert now) and then one JSON line; after "answers" every subscriber answers what it got, and the round ends when
 * each has the confirmation that its answer is stored. Ends with its input. Sources are 127.0.1.x.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
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
#include <time.h>
#include <unistd.h>

#define AT_ONCE 256          /* handshakes under way */
#define ROUND_S 20.0         /* what did not come by then is lost */
#define SETTLE_S 0.3         /* CPU that follows the last byte belongs to the round too */
#define CONNECT_S 120.0
#define UUID 36

enum state { CONNECTING, GREETING, SUBSCRIBED, GONE };

struct subscriber {
  int fd;
  enum state state;
  int round, bytes, isAnswered;
  double gotAt, storedAt;
  char token[128];
};

static struct subscriber *all;
static int count, need, epoll, port, isSocket;
static int nextToDial, greeting, ready, failed, lost_;
static int round_ = 0, isAnswering = 0, got, stored;
static double begin;
static const char *origin = "", *cookie = "";

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

static double cpuOf(int pid) {
  clockid_t clock;
  struct timespec t;
  if (clock_getcpuclockid(pid, &clock) || clock_gettime(clock, &t)) return 0;
  return t.tv_sec + t.tv_nsec * 1e-9;
}

static int dial(int id) {
  int one = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  struct linger reset = {1, 0}; /* no TIME_WAIT: the next run needs the ports */
  struct sockaddr_in from = {.sin_family = AF_INET}, to = from;
  setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  setsockopt(fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
  from.sin_addr.s_addr = htonl(0x7f000101 + id / 20000);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  to.sin_port = htons(port);
  bind(fd, (void *)&from, sizeof from);
  if (connect(fd, (void *)&to, sizeof to) < 0 && errno != EINPROGRESS) {
    perror("connect");
    exit(2);
  }
  return fd;
}

static void watch(struct subscriber *who, int operation, int events) {
  struct epoll_event event = {.events = events, .data.ptr = who};
  epoll_ctl(epoll, operation, who->fd, &event);
}

static void dialMore(void) {
  while (nextToDial < count && greeting < AT_ONCE) {
    struct subscriber *who = &all[nextToDial];
    who->fd = dial(nextToDial++);
    who->state = CONNECTING;
    greeting++;
    watch(who, EPOLL_CTL_ADD, EPOLLOUT | EPOLLIN);
  }
}

static void drop(struct subscriber *who) {
  if (who->state == SUBSCRIBED) lost_++;
  else failed++, greeting--;
  close(who->fd);
  who->state = GONE;
}

static void greet(struct subscriber *who) {
  char head[1024];
  int error = 0;
  socklen_t size = sizeof error;
  getsockopt(who->fd, SOL_SOCKET, SO_ERROR, &error, &size);
  if (error) return drop(who);
  watch(who, EPOLL_CTL_MOD, EPOLLIN);
  who->state = GREETING;
  if (!isSocket) return;
  int length = snprintf(head, sizeof head,
                        "GET /stream?after= HTTP/1.1\r\nHost: localhost:%d\r\nOrigin: %s\r\nCookie: %s=%s\r\n"
                        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
                        port, origin, cookie, who->token);
  send(who->fd, head, length, MSG_NOSIGNAL);
}

/* A masked text message; the mask is zero, so that the payload stays as it is. Source: RFC 6455 §5. */
static void say(struct subscriber *who, const char *text, int length) {
  char frame[600] = {(char)0x81, (char)(0x80 | 126), (char)(length >> 8), (char)length};
  memcpy(frame + 8, text, length);
  send(who->fd, frame, length + 8, MSG_NOSIGNAL);
}

static void answer(struct subscriber *who, const char *bytes, int length) {
  char text[500], at[32];
  const char *thread = memmem(bytes, length, "\"t\":\"", 5);
  time_t seconds = time(NULL);
  if (!thread || thread + 5 + UUID > bytes + length) return;
  strftime(at, sizeof at, "%Y-%m-%dT%H:%M:%S.000Z", gmtime(&seconds));
  int size = snprintf(text, sizeof text,
                      "{\"t\":\"ack\",\"key\":\"fan-%06d-%04d\",\"thread\":\"%.36s\",\"rev\":1,\"answer\":\"done\",\"at\":\"%s\"}",
                      (int)(who - all), round_, thread + 5, at);
  say(who, text, size);
}

static void take(struct subscriber *who, const char *bytes, int length) {
  if (who->state == GREETING) {
    if (isSocket && !memmem(bytes, length, "HTTP/1.1 101", 12)) return drop(who);
    who->state = SUBSCRIBED;
    greeting--;
    ready++;
    return;
  }
  if (round_ == 0) return;
  if (who->round != round_) {
    who->round = round_;
    who->bytes = who->isAnswered = 0;
    who->gotAt = who->storedAt = 0;
  }
  int before = who->bytes;
  who->bytes += length;
  if (before < need && who->bytes >= need) {
    who->gotAt = now() - begin;
    got++;
    if (isAnswering) answer(who, bytes, length);
  } else if (isAnswering && !who->isAnswered && memmem(bytes, length, "{\"t\":\"ok\"", 9)) {
    who->isAnswered = 1;
    who->storedAt = now() - begin;
    stored++;
  }
}

static void turn(int waitMs) {
  static char bytes[65536];
  struct epoll_event events[1024];
  int many = epoll_wait(epoll, events, 1024, waitMs);
  for (int n = 0; n < many; n++) {
    struct subscriber *who = events[n].data.ptr;
    if (who->state == GONE) continue;
    if (who->state == CONNECTING) {
      greet(who);
      continue;
    }
    int length = recv(who->fd, bytes, sizeof bytes, 0);
    if (length > 0) take(who, bytes, length);
    else if (length == 0 || (errno != EAGAIN && errno != EINTR)) drop(who);
  }
}

static void turnsUntil(double end) {
  while (now() < end) turn(10);
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Milliseconds until half, and all, of the subscribers that reached it. */
static void spread(int useStored, double *half, double *last) {
  static double times[1 << 17];
  int many = 0;
  for (int n = 0; n < count && many < (1 << 17); n++) {
    double at = useStored ? all[n].storedAt : all[n].gotAt;
    if (all[n].round == round_ && at > 0) times[many++] = at * 1e3;
  }
  qsort(times, many, sizeof *times, ascending);
  *half = many ? times[many / 2] : -1;
  *last = many ? times[many - 1] : -1;
}

static void playRound(int number, int pid, int trigger) {
  double half, last, storedHalf, storedLast;
  round_ = number;
  got = stored = 0;
  double cpu = cpuOf(pid);
  begin = now();
  if (trigger >= 0) send(trigger, "GET /pub HTTP/1.1\r\n\r\n", 21, MSG_NOSIGNAL);
  printf("go\n");
  fflush(stdout);
  double end = begin + ROUND_S;
  while (now() < end && (got < ready - lost_ || (isAnswering && stored < got))) turn(1);
  double atLast = cpuOf(pid) - cpu;
  turnsUntil(now() + SETTLE_S);
  cpu = cpuOf(pid) - cpu;
  spread(0, &half, &last);
  spread(1, &storedHalf, &storedLast);
  printf("{\"got\":%d,\"stored\":%d,\"lost\":%d,\"half_ms\":%.2f,\"last_ms\":%.2f,\"stored_ms\":%.2f,\"last_cpu_ms\":%.2f,\"cpu_ms\":%.2f}\n",
         got, stored, ready - got, half, last, storedLast, atLast * 1e3, cpu * 1e3);
  fflush(stdout);
  round_ = 0;
}

static void readTokens(const char *path) {
  FILE *file = fopen(path, "r");
  for (int n = 0; n < count; n++) {
    if (!file || !fgets(all[n].token, sizeof all[n].token, file)) {
      fprintf(stderr, "fan: %s has too few lines\n", path);
      exit(2);
    }
    all[n].token[strcspn(all[n].token, "\r\n")] = 0;
  }
  fclose(file);
}

int main(int many, char **arguments) {
  if (many < 6) return 2;
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  signal(SIGPIPE, SIG_IGN);
  isSocket = !strcmp(arguments[1], "ws");
  port = atoi(arguments[2]);
  count = atoi(arguments[3]);
  need = atoi(arguments[4]);
  int pid = atoi(arguments[5]);
  all = calloc(count, sizeof *all);
  epoll = epoll_create1(0);
  if (isSocket) {
    if (many < 9) return 2;
    readTokens(arguments[6]);
    origin = arguments[7];
    cookie = arguments[8];
  }
  double cpu = cpuOf(pid), start = now();
  while (ready + failed < count && now() < start + CONNECT_S) {
    dialMore();
    turn(100);
  }
  printf("{\"ready\":%d,\"failed\":%d,\"connect_s\":%.2f,\"connect_cpu_s\":%.2f}\n", ready, failed, now() - start,
         cpuOf(pid) - cpu);
  fflush(stdout);
  int trigger = -1;
  if (!isSocket) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    trigger = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(trigger, (void *)&to, sizeof to)) return 2;
  }
  char line[32];
  for (int number = 1;; number++) {
    /* Between rounds what comes is read too, so that nobody counts as slow. */
    fd_set in;
    struct timeval none = {0, 0};
    for (;;) {
      FD_ZERO(&in);
      FD_SET(0, &in);
      if (select(1, &in, 0, 0, &none) > 0) break;
      turn(20);
    }
    if (!fgets(line, sizeof line, stdin)) return 0;
    isAnswering = !strncmp(line, "answers", 7);
    playRound(number, pid, trigger);
  }
}
