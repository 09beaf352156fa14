/* Places calls at a fixed rate and counts what becomes of each: INVITEs of about 1,000 octets with SDP, sent by sendmmsg.
   A call is settled by the first answer to it (refused), or by its arrival at the callee's port (passed).
   Usage: load TARGET_PORT CALLEE_PORT RATE SECONDS FIRST_CALLED LINES
   FIRST_CALLED is the first called number, digits only; the calls go to random numbers of the LINES that follow it.
   Prints one line: sent settled lost refused passed other p50_us p99_us max_us. Loopback only. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum { BATCH = 64, DATAGRAM_MAX = 4096, INDEX_DIGITS = 12, NUMBER_DIGITS = 13 };

static const char mark[] = "z9hG4bKload";
static const char head[] =
    "INVITE sip:+%013llu@127.0.0.1:%d;user=phone SIP/2.0\r\n"
    "Via: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bKload%012llu;rport\r\n"
    "Max-Forwards: 68\r\n"
    "From: \"+12025550123\" <sip:+12025550123@gw.example.net;user=phone>;tag=t%012llu\r\n"
    "To: <sip:+%013llu@127.0.0.1;user=phone>\r\n"
    "Call-ID: c%012llu@gw.example.net\r\n"
    "CSeq: 1 INVITE\r\n"
    "Contact: <sip:+12025550123@127.0.0.1:%d;transport=udp>\r\n"
    "P-Asserted-Identity: <sip:+12025550123@gw.example.net;user=phone>\r\n"
    "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, PRACK, UPDATE, INFO\r\n"
    "Supported: 100rel, timer, replaces\r\n"
    "Session-Expires: 1800;refresher=uac\r\n"
    "User-Agent: International Gateway 7.2\r\n"
    "Content-Type: application/sdp\r\n"
    "Content-Length: %zu\r\n"
    "\r\n"
    "%s";
static const char sdp[] =
    "v=0\r\no=gw 1530 1530 IN IP4 198.51.100.7\r\ns=-\r\nc=IN IP4 198.51.100.7\r\nt=0 0\r\n"
    "m=audio 20480 RTP/AVP 8 0 18 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\n"
    "a=rtpmap:18 G729/8000\r\na=fmtp:18 annexb=no\r\na=rtpmap:101 telephone-event/8000\r\n"
    "a=fmtp:101 0-15\r\na=ptime:20\r\na=sendrecv\r\n";

struct pool {
    struct mmsghdr msgs[BATCH];
    struct iovec iov[BATCH];
    char data[BATCH][DATAGRAM_MAX];
};
static struct pool sends, receives;

static uint64_t now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static int open_socket(int port, int *bound)
{
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    int buffer = 32 << 20;
    if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &buffer, sizeof buffer) != 0)
        setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
    setsockopt(fd, SOL_SOCKET, SO_SNDBUFFORCE, &buffer, sizeof buffer);
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(port) };
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(fd, (struct sockaddr *)&a, sizeof a) != 0) {
        perror("bind");
        exit(1);
    }
    socklen_t len = sizeof a;
    getsockname(fd, (struct sockaddr *)&a, &len);
    *bound = ntohs(a.sin_port);
    return fd;
}

static void prepare(struct pool *p, size_t each)
{
    for (int i = 0; i < BATCH; i++) {
        p->iov[i] = (struct iovec) { p->data[i], each };
        p->msgs[i].msg_hdr = (struct msghdr) { .msg_iov = &p->iov[i], .msg_iovlen = 1 };
    }
}

static uint64_t *sent_at, *took;
static uint64_t total, settled, refused, passed, other;

/* One datagram back: which call was it, and how long did it take. A call counts once. */
static void settle(char *bytes, size_t length, uint64_t at)
{
    char *m = memmem(bytes, length, mark, sizeof mark - 1);
    if (!m || m + sizeof mark - 1 + INDEX_DIGITS > bytes + length)
        return;
    uint64_t index = 0;
    for (char *d = m + sizeof mark - 1; d < m + sizeof mark - 1 + INDEX_DIGITS; d++)
        index = index * 10 + (uint64_t)(*d - '0');
    if (index >= total || took[index])
        return;
    took[index] = at - sent_at[index];
    settled++;
    if (!memcmp(bytes, "SIP/2.0 603", 11))
        refused++;
    else if (!memcmp(bytes, "INVITE ", 7))
        passed++;
    else
        other++;
}

static int collect(int fd)
{
    int n = recvmmsg(fd, receives.msgs, BATCH, 0, NULL);
    if (n <= 0)
        return 0;
    uint64_t at = now_ns();
    for (int i = 0; i < n; i++)
        settle(receives.data[i], receives.msgs[i].msg_len, at);
    return n;
}

static int ascending(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

int main(int argc, char **argv)
{
    if (argc != 7) {
        fprintf(stderr, "usage: load TARGET_PORT CALLEE_PORT RATE SECONDS FIRST_CALLED LINES\n");
        return 2;
    }
    int target = atoi(argv[1]), own, callee_port;
    double rate = atof(argv[3]), seconds = atof(argv[4]);
    uint64_t first = strtoull(argv[5], NULL, 10), lines = strtoull(argv[6], NULL, 10);
    total = (uint64_t)(rate * seconds);
    sent_at = calloc(total, sizeof *sent_at);
    took = calloc(total, sizeof *took);
    int fd = open_socket(0, &own), callee = open_socket(atoi(argv[2]), &callee_port);
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(target) };
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    prepare(&sends, 0);
    prepare(&receives, DATAGRAM_MAX);
    for (int i = 0; i < BATCH; i++) {
        sends.msgs[i].msg_hdr.msg_name = &to;
        sends.msgs[i].msg_hdr.msg_namelen = sizeof to;
    }

    uint64_t random = 88172645463325252ull, sent = 0, begun = now_ns();
    while (sent < total) {
        uint64_t due = (uint64_t)((double)(now_ns() - begun) * rate / 1e9);
        int batch = 0;
        if (due > total)
            due = total;
        for (; batch < BATCH && sent + batch < due; batch++) {
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            unsigned long long called = first + random % lines, index = sent + batch;
            int n = snprintf(sends.data[batch], DATAGRAM_MAX, head, called, target, own, index, index, called, index,
                own, sizeof sdp - 1, sdp);
            sends.iov[batch].iov_len = n;
            sent_at[index] = now_ns();
        }
        for (int done = 0; done < batch;) {
            int k = sendmmsg(fd, sends.msgs + done, batch - done, 0);
            if (k > 0)
                done += k;
        }
        sent += batch;
        collect(fd);
        collect(callee);
    }
    /* A second of silence ends the wait: what has not come by then is lost. */
    for (uint64_t last = now_ns(); settled < total && now_ns() - last < 1000000000u;)
        if (collect(fd) + collect(callee) > 0)
            last = now_ns();

    qsort(took, total, sizeof *took, ascending);
    uint64_t *answered = took + (total - settled);
    printf("sent=%llu settled=%llu lost=%llu refused=%llu passed=%llu other=%llu p50_us=%.1f p99_us=%.1f max_us=%.1f\n",
        (unsigned long long)total, (unsigned long long)settled, (unsigned long long)(total - settled),
        (unsigned long long)refused, (unsigned long long)passed, (unsigned long long)other,
        settled ? answered[settled / 2] / 1e3 : 0, settled ? answered[settled * 99 / 100] / 1e3 : 0,
        settled ? took[total - 1] / 1e3 : 0);
    return 0;
}
