/* The limit: what the kernel's socket work costs by itself, without parsing or decision. Receives datagrams in batches by
   recvmmsg; answers each with 320 octets by sendmmsg, as a refusal does, or sends each on, 100 octets longer, as a pass does.
   Usage: echo PORT            answers
          echo PORT ONWARD     sends on to that port of loopback */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { BATCH = 64, DATAGRAM_MAX = 2048, ANSWER = 320, VIA = 100 };

static char in[BATCH][DATAGRAM_MAX];
static char out[BATCH][DATAGRAM_MAX + VIA];

int main(int argc, char **argv)
{
    if (argc != 2 && argc != 3) {
        fprintf(stderr, "usage: echo PORT [ONWARD]\n");
        return 2;
    }
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    int buffer = 8 << 20;
    if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &buffer, sizeof buffer) != 0)
        setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
    struct sockaddr_in self = { .sin_family = AF_INET, .sin_port = htons(atoi(argv[1])) };
    self.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(fd, (struct sockaddr *)&self, sizeof self) != 0) {
        perror("bind");
        return 1;
    }

    int relays = argc == 3;
    struct sockaddr_in onward = { .sin_family = AF_INET, .sin_port = htons(relays ? atoi(argv[2]) : 0) };
    onward.sin_addr.s_addr = htonl(INADDR_LOOPBACK);

    struct sockaddr_in from[BATCH];
    struct iovec iv_in[BATCH], iv_out[BATCH];
    struct mmsghdr m_in[BATCH], m_out[BATCH];
    memset(m_in, 0, sizeof m_in);
    memset(m_out, 0, sizeof m_out);
    for (int i = 0; i < BATCH; i++) {
        iv_in[i] = (struct iovec) { in[i], DATAGRAM_MAX };
        iv_out[i] = (struct iovec) { out[i], ANSWER };
        m_in[i].msg_hdr = (struct msghdr) { .msg_name = &from[i], .msg_iov = &iv_in[i], .msg_iovlen = 1 };
        m_out[i].msg_hdr = (struct msghdr) { .msg_name = relays ? &onward : &from[i], .msg_iov = &iv_out[i], .msg_iovlen = 1 };
    }
    for (;;) {
        for (int i = 0; i < BATCH; i++)
            m_in[i].msg_hdr.msg_namelen = sizeof from[i];
        int n = recvmmsg(fd, m_in, BATCH, MSG_WAITFORONE, NULL);
        if (n <= 0)
            continue;
        for (int i = 0; i < n; i++) {
            size_t have = relays || m_in[i].msg_len < ANSWER ? m_in[i].msg_len : ANSWER;
            memcpy(out[i], in[i], have); /* what is sent names its question, so that the generator can match them */
            iv_out[i].iov_len = relays ? have + VIA : ANSWER;
            m_out[i].msg_hdr.msg_namelen = m_in[i].msg_hdr.msg_namelen;
        }
        for (int sent = 0; sent < n;) {
            int k = sendmmsg(fd, m_out + sent, n - sent, 0);
            sent += k > 0 ? k : 1;
        }
    }
}
