/* Compares the two ledgers of a run: what the sender saw accepted against what the message centre accepted.
   Usage: text_check LEDGER_OF_LOAD LEDGER_OF_SINK FIRST_MESSAGE MESSAGES
   Prints one line: told (accepted, as the sender saw it) arrived missing (told, but never arrived) untold (arrived, but the
   sender was not told) repeated (arrived more than once). Exit 1 if any is missing. */
#include "smpp.h"

int main(int argc, char **argv)
{
    if (argc != 5) {
        fprintf(stderr, "usage: text_check LEDGER_OF_LOAD LEDGER_OF_SINK FIRST_MESSAGE MESSAGES\n");
        return 2;
    }
    uint64_t first = strtoull(argv[3], NULL, 10), past = first + strtoull(argv[4], NULL, 10);
    uint64_t told = 0, arrived = 0, missing = 0, untold = 0, repeated = 0;
    const uint8_t *load = open_ledger(argv[1], past), *sink = open_ledger(argv[2], past);
    for (uint64_t i = first; i < past; i++) {
        told += load[i] == 1;
        arrived += sink[i] > 0;
        missing += load[i] == 1 && sink[i] == 0;
        untold += load[i] != 1 && sink[i] > 0;
        repeated += sink[i] > 1;
    }
    printf("told=%llu arrived=%llu missing=%llu untold=%llu repeated=%llu\n", (unsigned long long)told,
        (unsigned long long)arrived, (unsigned long long)missing, (unsigned long long)untold,
        (unsigned long long)repeated);
    return missing > 0;
}
