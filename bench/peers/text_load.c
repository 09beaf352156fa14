/* Sends texts over many binds and counts what becomes of each: every sequence number is answered once, or is missing.
   Usage: text_load bind PORT BINDS WINDOW RATE MESSAGES FIRST_MESSAGE FIRST_CALLED LINES LEDGER
          text_load hub  PORT BINDS WINDOW RATE MESSAGES FIRST_MESSAGE FIRST_CALLED LINES LEDGER
          text_load idle PORT BINDS
   bind: binds, and sends submit_sm. hub: is bound to, and sends deliver_sm. idle: binds, and stays till SIGTERM.
   RATE is messages a second, 0 for as many as the windows allow. FIRST_CALLED is digits; the texts go to random numbers of
   the LINES that follow it. The messages are numbered from FIRST_MESSAGE. LEDGER has one octet for each: 1 accepted,
   2 refused, 3 told to try again, 0 no answer.
   A bind that breaks is bound again. Prints one line: sent accepted refused later unanswered strange broken seconds rate
   p50_us p99_us max_us; latency counts from when a message was due. Loopback only. */
#include "smpp.h"

enum { SILENCE_NS = 2000000000, RETRY_NS = 50000000 };

static const char text[] = "%012llu The quick brown fox jumps over the lazy dog and on, until one hundred octets are said.";

struct flight {
    uint64_t index, since;
};

struct bind {
    struct connection c; /* first: the one is the other */
    struct flight *flights; /* by sequence number: a slot for each, grown when all are taken */
    uint32_t first, slots, flying;
    uint64_t again; /* when to connect */
    int wants_out;
};

static struct bind *binds;
static int count, window, port, poll_fd, hub, listener = -1, next;
static uint64_t total, first_message, sent, answered, accepted, refused, later, strange, broken, begun, last_answer;
static uint64_t *took, random_state = 88172645463325252ull;
static unsigned long long first_called, lines;
static double rate;
static uint8_t *ledger;
static volatile sig_atomic_t ending;

static void end(int signal)
{
    (void)signal;
    ending = 1;
}

/* The flights of a bind are a ring by sequence number; a zero "since" is a slot already answered. */
static struct flight *flight_of(struct bind *b, uint32_t sequence)
{
    if (sequence < b->first || sequence > b->c.sequence || b->c.sequence - b->first >= b->slots)
        return NULL;
    struct flight *f = &b->flights[sequence % b->slots];
    return f->since ? f : NULL;
}

static void settle(struct bind *b, const uint8_t *pdu)
{
    struct flight *f = flight_of(b, get32(pdu + 12));
    if (!f) {
        strange++;
        return;
    }
    uint32_t status = get32(pdu + 8);
    uint64_t at = now_ns();
    last_answer = at;
    took[answered++] = at - f->since;
    int temporary = status == STATUS_TEMPORARY || status == STATUS_SYSTEM || status == STATUS_FULL ||
        status == STATUS_THROTTLED;
    ledger[f->index] = status == 0 ? 1 : temporary ? 3 : 2;
    status == 0 ? accepted++ : temporary ? later++ : refused++;
    f->since = 0;
    b->flying--;
    while (b->first <= b->c.sequence && !b->flights[b->first % b->slots].since)
        b->first++;
}

static void take_pdu(struct connection *c, const uint8_t *pdu, uint32_t length)
{
    (void)length;
    struct bind *b = (struct bind *)c;
    uint32_t command = get32(pdu + 4);
    switch (command) {
    case BIND_TRX | 0x80000000u:
        if (get32(pdu + 8) != 0) {
            fprintf(stderr, "bind refused: status 0x%x\n", get32(pdu + 8));
            exit(1);
        }
        c->bound = 1;
        break;
    case BIND_RX:
    case BIND_TX:
    case BIND_TRX:
        reply_bind(c, pdu);
        if (command == BIND_TX)
            c->bound = 0; /* nothing can be delivered to it */
        break;
    case SUBMIT | 0x80000000u:
    case DELIVER | 0x80000000u:
        settle(b, pdu);
        break;
    case 0x80000000u:
        strange++;
        break;
    default:
        if (!(command & RESPONSE))
            reply(c, pdu, 0);
    }
}

/* A text of about 190 octets to a random line, from abroad. */
static void send_text(struct bind *b, uint64_t index, uint64_t since)
{
    char called[24], said[128];
    random_state ^= random_state << 13, random_state ^= random_state >> 7, random_state ^= random_state << 17;
    snprintf(called, sizeof called, "%llu", first_called + random_state % lines);
    int octets = snprintf(said, sizeof said, text, (unsigned long long)index);
    uint8_t *p = out_begin(&b->c.out) + HEADER;
    *p++ = 0;              /* service_type */
    *p++ = 1, *p++ = 1;    /* international, E.164 */
    p = put_text(p, "12025550123");
    *p++ = 1, *p++ = 1;
    p = put_text(p, called);
    memset(p, 0, 9); /* esm_class to sm_default_msg_id, both times empty */
    p += 9;
    *p++ = (uint8_t)octets;
    memcpy(p, said, (size_t)octets);
    p += octets;
    out_end(&b->c.out, p, hub ? DELIVER : SUBMIT, 0, ++b->c.sequence);
    if (b->c.sequence - b->first >= b->slots) {
        uint32_t slots = b->slots * 2;
        struct flight *grown = calloc(slots, sizeof *grown);
        for (uint32_t s = b->first; s < b->c.sequence; s++)
            grown[s % slots] = b->flights[s % b->slots];
        free(b->flights);
        b->flights = grown, b->slots = slots;
    }
    b->flights[b->c.sequence % b->slots] = (struct flight) { index, since };
    b->flying++;
}

static void start(struct bind *b)
{
    b->c.sequence = 0, b->first = 1, b->flying = 0, b->wants_out = 0;
    memset(b->flights, 0, b->slots * sizeof *b->flights);
}

/* bind_transceiver = header system_id password system_type interface_version addr_ton addr_npi address_range. */
static void connect_bind(struct bind *b)
{
    struct sockaddr_in a = loopback(port);
    b->c.fd = socket(AF_INET, SOCK_STREAM, 0);
    int on = 1;
    if (connect(b->c.fd, (struct sockaddr *)&a, sizeof a) != 0) {
        close_connection(&b->c);
        b->again = now_ns() + RETRY_NS;
        return;
    }
    setsockopt(b->c.fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    start(b);
    uint8_t *p = out_begin(&b->c.out) + HEADER;
    p = put_text(p, "load");
    p = put_text(p, "secret");
    *p++ = 0;
    *p++ = 0x34, *p++ = 0, *p++ = 0;
    *p++ = 0;
    out_end(&b->c.out, p, BIND_TRX, 0, ++b->c.sequence);
    b->first = b->c.sequence + 1;
    watch(poll_fd, b->c.fd, b, EPOLLIN, 0);
    flush(&b->c);
}

static void accept_bind(void)
{
    int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK), on = 1;
    if (fd < 0)
        return;
    for (int i = 0; i < count; i++)
        if (binds[i].c.fd < 0) {
            setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            start(&binds[i]);
            binds[i].c.fd = fd;
            watch(poll_fd, fd, &binds[i], EPOLLIN, 0);
            return;
        }
    close(fd);
}

/* What was in flight on a broken bind has no answer: nobody knows what became of it. */
static void lose(struct bind *b)
{
    broken++;
    close_connection(&b->c);
    start(b);
    b->again = hub ? UINT64_MAX : now_ns() + RETRY_NS;
}

static void push(struct bind *b)
{
    int done = flush(&b->c);
    if (done < 0)
        lose(b);
    else if ((done == 0) != b->wants_out) {
        b->wants_out = done == 0;
        watch(poll_fd, b->c.fd, b, b->wants_out ? EPOLLIN | EPOLLOUT : EPOLLIN, 1);
    }
}

/* As many as are due and as the windows allow, one bind after the other. */
static void send_due(void)
{
    uint64_t at = now_ns();
    uint64_t due = rate > 0 ? (uint64_t)((double)(at - begun) * rate / 1e9) : total;
    if (due > total)
        due = total;
    for (int idle = 0; sent < due && idle < count; next = (next + 1) % count) {
        struct bind *b = &binds[next];
        if (!b->c.bound || (int)b->flying >= window) {
            idle++;
            continue;
        }
        idle = 0;
        send_text(b, first_message + sent, rate > 0 ? begun + (uint64_t)((double)sent * 1e9 / rate) : at);
        sent++;
    }
    for (int i = 0; i < count; i++)
        if (binds[i].c.out.length > binds[i].c.out.sent && !binds[i].wants_out)
            push(&binds[i]);
}

static int bound(void)
{
    int n = 0;
    for (int i = 0; i < count; i++)
        n += binds[i].c.bound;
    return n;
}

static void once(int wait_us)
{
    struct epoll_event events[EVENTS];
    struct timespec wait = { 0, wait_us * 1000 };
    int n = epoll_pwait2(poll_fd, events, EVENTS, wait_us < 0 ? NULL : &wait, NULL);
    for (int i = 0; i < n; i++) {
        struct bind *b = events[i].data.ptr;
        if (!b)
            accept_bind();
        else if (events[i].events & ~(uint32_t)EPOLLOUT && take(&b->c, take_pdu) < 0)
            lose(b);
        else
            push(b);
    }
    uint64_t at = now_ns();
    for (int i = 0; !hub && i < count; i++)
        if (binds[i].c.fd < 0 && at >= binds[i].again)
            connect_bind(&binds[i]);
}

static int ascending(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static uint64_t flying(void)
{
    uint64_t n = 0;
    for (int i = 0; i < count; i++)
        n += binds[i].flying;
    return n;
}

static void run(void)
{
    begun = last_answer = now_ns();
    while (!ending && sent < total) {
        send_due();
        once(rate > 0 || bound() < count ? 200 : 5000);
    }
    /* What is in flight is waited for; long silence ends the wait. */
    uint64_t ended = now_ns();
    last_answer = ended;
    while (!ending && flying() > 0 && now_ns() - last_answer < 15ull * SILENCE_NS / 2)
        once(1000);
    double seconds = (double)((last_answer > ended ? last_answer : ended) - begun) / 1e9;
    qsort(took, answered, sizeof *took, ascending);
    printf("sent=%llu accepted=%llu refused=%llu later=%llu unanswered=%llu strange=%llu broken=%llu seconds=%.3f "
           "rate=%.0f p50_us=%.1f p99_us=%.1f max_us=%.1f\n",
        (unsigned long long)sent, (unsigned long long)accepted, (unsigned long long)refused,
        (unsigned long long)later, (unsigned long long)(sent - answered), (unsigned long long)strange,
        (unsigned long long)broken, seconds, (double)answered / seconds,
        answered ? took[answered / 2] / 1e3 : 0, answered ? took[answered * 99 / 100] / 1e3 : 0,
        answered ? took[answered - 1] / 1e3 : 0);
}

int main(int argc, char **argv)
{
    int idle = argc == 4 && !strcmp(argv[1], "idle");
    if (!idle && argc != 11) {
        fprintf(stderr, "usage: text_load bind|hub PORT BINDS WINDOW RATE MESSAGES FIRST_MESSAGE FIRST_CALLED LINES"
                        " LEDGER\n       text_load idle PORT BINDS\n");
        return 2;
    }
    many_files();
    hub = !strcmp(argv[1], "hub");
    port = atoi(argv[2]), count = atoi(argv[3]);
    poll_fd = epoll_create1(0);
    struct sigaction action = { .sa_handler = end };
    sigaction(SIGTERM, &action, NULL);
    binds = calloc((size_t)count, sizeof *binds);
    for (int i = 0; i < count; i++) {
        binds[i].c.fd = -1;
        binds[i].c.in = malloc(IN_MAX);
        binds[i].slots = 64;
        binds[i].flights = calloc(binds[i].slots, sizeof *binds[i].flights);
    }
    if (hub) {
        listener = listen_on(port);
        watch(poll_fd, listener, NULL, EPOLLIN, 0);
    }
    if (!idle) {
        window = atoi(argv[4]), rate = atof(argv[5]);
        total = strtoull(argv[6], NULL, 10), first_message = strtoull(argv[7], NULL, 10);
        first_called = strtoull(argv[8], NULL, 10), lines = strtoull(argv[9], NULL, 10);
        ledger = open_ledger(argv[10], first_message + total);
        took = malloc(total * sizeof *took);
        memset(took, 0, total * sizeof *took);
    }
    while (!ending && bound() < count)
        once(20000);
    if (idle) {
        printf("bound=%d\n", bound());
        fflush(stdout);
        while (!ending)
            once(200000);
    } else
        run();
    return 0;
}
