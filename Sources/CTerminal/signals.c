#include "CTerminal.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static int ends[2] = {-1, -1};

static void note(int signal) {
    int reason = errno;
    unsigned char byte = (unsigned char)signal;
    ssize_t written = write(ends[1], &byte, 1);
    (void)written;
    errno = reason;
}

int ct_signals_watch(void) {
    if (ends[0] >= 0) return ends[0];
    if (ct_pipe(ends, 0) != 0) return -1;
    ct_set_nonblocking(ends[0], 1);
    ct_set_nonblocking(ends[1], 1);
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigfillset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    action.sa_handler = note;
    const int watched[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP};
    for (size_t i = 0; i < sizeof watched / sizeof *watched; i++) {
        sigaction(watched[i], &action, NULL);
    }
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, NULL);
    // A file that may not grow is an error of the write, not the end of the program.
    sigaction(SIGXFSZ, &action, NULL);
    return ends[0];
}
