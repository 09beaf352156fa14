/* The message centre behind: accepts binds and texts, and writes down each text it accepts before it says so.
   Usage: text_sink PORT LEDGER MESSAGES
   LEDGER is a file of one octet for each message: how often it was accepted here, 255 for more; it is kept over a kill.
   SIGTERM ends it with one line: accepted repeated strange binds. Loopback only. */
#include "smpp.h"

static uint8_t *ledger;
static uint64_t messages, accepted, repeated, strange, binds, ids;
static volatile sig_atomic_t ending;

static void end(int signal)
{
    (void)signal;
    ending = 1;
}

/* submit_sm_resp = header message_id: v3.4 section 4.4.2; deliver_sm_resp likewise with an empty one. */
static void accept_text(struct connection *c, const uint8_t *pdu, uint32_t length)
{
    int64_t index = index_of(pdu, length);
    if (index < 0 || (uint64_t)index >= messages)
        strange++;
    else {
        if (ledger[index] > 0)
            repeated++;
        if (ledger[index] < 255)
            ledger[index]++;
    }
    accepted++;
    char id[20];
    snprintf(id, sizeof id, "%llx", (unsigned long long)++ids);
    uint8_t *p = put_text(out_begin(&c->out) + HEADER, id);
    out_end(&c->out, p, get32(pdu + 4) | RESPONSE, 0, get32(pdu + 12));
}

static void take_pdu(struct connection *c, const uint8_t *pdu, uint32_t length)
{
    switch (get32(pdu + 4)) {
    case BIND_RX:
    case BIND_TX:
    case BIND_TRX:
        reply_bind(c, pdu);
        binds++;
        break;
    case SUBMIT:
    case DELIVER:
        accept_text(c, pdu, length);
        break;
    case ENQUIRE:
    case UNBIND:
        reply(c, pdu, 0);
        break;
    default:
        if (!(get32(pdu + 4) & RESPONSE))
            reply(c, pdu, 3);
    }
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: text_sink PORT LEDGER MESSAGES\n");
        return 2;
    }
    many_files();
    messages = strtoull(argv[3], NULL, 10);
    ledger = open_ledger(argv[2], messages);
    int listener = listen_on(atoi(argv[1])), poll = epoll_create1(0);
    struct sigaction action = { .sa_handler = end };
    sigaction(SIGTERM, &action, NULL);
    watch(poll, listener, NULL, EPOLLIN, 0);
    struct epoll_event events[EVENTS];
    while (!ending) {
        int n = epoll_wait(poll, events, EVENTS, -1);
        for (int i = 0; i < n; i++) {
            struct connection *c = events[i].data.ptr;
            if (!c) {
                int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
                if (fd >= 0)
                    watch(poll, fd, connection_of(fd), EPOLLIN, 0);
                continue;
            }
            int waits = c->out.length > 0;
            if ((events[i].events & ~(uint32_t)EPOLLOUT && take(c, take_pdu) < 0)) {
                flush(c);
                close_connection(c);
                free(c->in);
                free(c->out.bytes);
                free(c);
                continue;
            }
            int done = flush(c);
            if ((done == 0) != waits)
                watch(poll, c->fd, c, done == 0 ? EPOLLIN | EPOLLOUT : EPOLLIN, 1);
        }
    }
    printf("accepted=%llu repeated=%llu strange=%llu binds=%llu\n", (unsigned long long)accepted,
        (unsigned long long)repeated, (unsigned long long)strange, (unsigned long long)binds);
    return 0;
}
