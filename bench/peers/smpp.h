/* What the generator and the sink of texts share: PDUs of SMPP v3.4 over loopback TCP, and the ledger in which both write
   down what became of each message. Every message carries its index, 12 digits, at the start of its text. */
#ifndef SMPP_H
#define SMPP_H
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    HEADER = 16, PDU_MAX = 2048, INDEX_DIGITS = 12, IN_MAX = 1 << 16, EVENTS = 64,
    BIND_RX = 1, BIND_TX = 2, SUBMIT = 4, DELIVER = 5, UNBIND = 6, BIND_TRX = 9, ENQUIRE = 0x15, DATA = 0x103,
};
static const uint32_t RESPONSE = 0x80000000u, STATUS_TEMPORARY = 0x64, STATUS_SYSTEM = 8, STATUS_FULL = 0x14,
                      STATUS_THROTTLED = 0x58;

/* Octets to be sent; grows. */
struct out {
    uint8_t *bytes;
    size_t length, sent, room;
};

struct connection {
    int fd;
    uint32_t sequence; /* of our last request */
    int bound;
    uint8_t *in;
    size_t have;
    struct out out;
};

static inline uint64_t now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static inline void fail(const char *what)
{
    perror(what);
    exit(1);
}

static inline uint32_t get32(const uint8_t *p) { return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3]; }

static inline void put32(uint8_t *p, uint32_t v) { p[0] = v >> 24, p[1] = v >> 16, p[2] = v >> 8, p[3] = v; }

/* Room for one more PDU; the caller writes there and calls out_end. */
static inline uint8_t *out_begin(struct out *o)
{
    if (o->room - o->length < PDU_MAX) {
        o->room = o->room * 2 + 4 * PDU_MAX;
        o->bytes = realloc(o->bytes, o->room);
    }
    return o->bytes + o->length;
}

static inline void out_end(struct out *o, uint8_t *end, uint32_t command, uint32_t status, uint32_t sequence)
{
    uint8_t *p = o->bytes + o->length;
    put32(p, (uint32_t)(end - p));
    put32(p + 4, command);
    put32(p + 8, status);
    put32(p + 12, sequence);
    o->length = (size_t)(end - o->bytes);
}

static inline uint8_t *put_text(uint8_t *p, const char *text)
{
    size_t n = strlen(text) + 1;
    memcpy(p, text, n);
    return p + n;
}

static inline void reply(struct connection *c, const uint8_t *request, uint32_t status)
{
    out_end(&c->out, out_begin(&c->out) + HEADER, get32(request + 4) | RESPONSE, status, get32(request + 12));
}

/* bind_resp = header system_id [sc_interface_version]: v3.4 section 4.1.2; a refused one has no body. */
static inline void reply_bind(struct connection *c, const uint8_t *request)
{
    static const uint8_t version[] = { 0x02, 0x10, 0x00, 0x01, 0x34 };
    uint8_t *p = put_text(out_begin(&c->out) + HEADER, "sink");
    memcpy(p, version, sizeof version);
    out_end(&c->out, p + sizeof version, get32(request + 4) | RESPONSE, 0, get32(request + 12));
    c->bound = 1;
}

/* Sends what waits; 0 while some of it still waits, -1 when the peer is gone. */
static inline int flush(struct connection *c)
{
    struct out *o = &c->out;
    while (o->sent < o->length) {
        ssize_t n = send(c->fd, o->bytes + o->sent, o->length - o->sent, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (n < 0)
            return errno == EAGAIN || errno == EINTR ? 0 : -1;
        o->sent += (size_t)n;
    }
    o->length = o->sent = 0;
    return 1;
}

/* Reads what is there and hands every whole PDU on; -1 when the peer is gone or sends what is no PDU. */
static inline int take(struct connection *c, void (*pdu)(struct connection *, const uint8_t *, uint32_t))
{
    ssize_t n = recv(c->fd, c->in + c->have, IN_MAX - c->have, MSG_DONTWAIT);
    if (n <= 0)
        return n < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : -1;
    c->have += (size_t)n;
    size_t at = 0;
    while (c->have - at >= HEADER) {
        uint32_t length = get32(c->in + at);
        if (length < HEADER || length > PDU_MAX) {
            fprintf(stderr, "a command_length of %u\n", length);
            return -1;
        }
        if (c->have - at < length)
            break;
        pdu(c, c->in + at, length);
        at += length;
    }
    memmove(c->in, c->in + at, c->have - at);
    c->have -= at;
    return 1;
}

/* The octets of short_message in a submit_sm or deliver_sm of this length, or NULL. */
static inline const uint8_t *short_message(const uint8_t *pdu, uint32_t length, uint8_t *octets)
{
    const uint8_t *p = pdu + HEADER, *end = pdu + length;
    /* service_type, source and destination address, three octets, two times, four octets, sm_length. */
    static const int skip_before[] = { 0, 2, 2, 3, 0 };
    for (int i = 0; i < 5; i++) {
        p += skip_before[i];
        if (p >= end || !(p = memchr(p, 0, (size_t)(end - p))))
            return NULL;
        p++;
    }
    if (end - p < 5 || end - p - 5 < p[4])
        return NULL;
    *octets = p[4];
    return p + 5;
}

/* Which message it is, or -1. */
static inline int64_t index_of(const uint8_t *pdu, uint32_t length)
{
    uint8_t octets;
    const uint8_t *text = short_message(pdu, length, &octets);
    if (!text || octets < INDEX_DIGITS)
        return -1;
    int64_t index = 0;
    for (int i = 0; i < INDEX_DIGITS; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        index = index * 10 + text[i] - '0';
    }
    return index;
}

/* One octet for each message, in a file that outlives whoever writes to it. It only grows. */
static inline uint8_t *open_ledger(const char *path, size_t messages)
{
    struct stat now;
    int fd = open(path, O_RDWR | O_CREAT, 0600);
    if (fd < 0 || fstat(fd, &now) != 0 || (now.st_size < (off_t)messages && ftruncate(fd, (off_t)messages) != 0))
        fail(path);
    uint8_t *ledger = mmap(NULL, messages, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (ledger == MAP_FAILED)
        fail(path);
    close(fd);
    return ledger;
}

static inline struct sockaddr_in loopback(int port)
{
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return a;
}

static inline int listen_on(int port)
{
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in a = loopback(port);
    if (bind(fd, (struct sockaddr *)&a, sizeof a) != 0 || listen(fd, 4096) != 0)
        fail("listen");
    return fd;
}

static inline struct connection *connection_of(int fd)
{
    int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct connection *c = calloc(1, sizeof *c);
    c->fd = fd;
    c->in = malloc(IN_MAX);
    return c;
}

static inline void watch(int poll, int fd, void *what, uint32_t events, int change)
{
    struct epoll_event e = { .events = events, .data.ptr = what };
    if (epoll_ctl(poll, change ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, fd, &e) != 0)
        fail("epoll_ctl");
}

static inline void close_connection(struct connection *c)
{
    close(c->fd);
    c->fd = -1;
    c->bound = 0;
    c->have = c->out.length = c->out.sent = 0;
}

static inline void many_files(void)
{
    struct rlimit files = { 65536, 65536 };
    if (setrlimit(RLIMIT_NOFILE, &files) != 0) {
        getrlimit(RLIMIT_NOFILE, &files);
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
}
#endif
