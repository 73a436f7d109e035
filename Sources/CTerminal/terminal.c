#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static int slave_path(int master, char *path, size_t capacity) {
#ifdef __linux__
    int reason = ptsname_r(master, path, capacity);
    if (reason != 0) errno = reason;
    return reason == 0 ? 0 : -1;
#else
    const char *name = ptsname(master);
    if (name == NULL || strlcpy(path, name, capacity) >= capacity) return -1;
    return 0;
#endif
}

/// Gives the pseudo-terminal the modes of `like`, so that erase and interrupt are the same keys.
static int set_mode(int master, int like) {
    struct termios mode;
    if (tcgetattr(like >= 0 && isatty(like) ? like : master, &mode) != 0) return -1;
    mode.c_lflag |= ICANON | ISIG | ECHO | ECHOE | ECHOK | IEXTEN;
    mode.c_iflag |= ICRNL;
    mode.c_iflag &= ~(tcflag_t)(INLCR | IGNCR);
    mode.c_oflag |= OPOST | ONLCR;
#ifdef IUTF8
    mode.c_iflag |= IUTF8;
#endif
    return tcsetattr(master, TCSANOW, &mode);
}

int ct_terminal_open(int like, int rows, int columns, char *path, size_t capacity) {
    int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (master < 0) return -1;
    if (grantpt(master) == 0 && unlockpt(master) == 0 && slave_path(master, path, capacity) == 0
        && set_mode(master, like) == 0 && ct_terminal_resize(master, rows, columns) == 0) {
        return master;
    }
    int reason = errno;
    close(master);
    errno = reason;
    return -1;
}

int ct_terminal_size(int terminal, int *rows, int *columns) {
    struct winsize size;
    if (ioctl(terminal, TIOCGWINSZ, &size) != 0) return -1;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return 0;
}

int ct_terminal_resize(int master, int rows, int columns) {
    struct winsize size;
    memset(&size, 0, sizeof size);
    size.ws_row = (unsigned short)rows;
    size.ws_col = (unsigned short)columns;
    return ioctl(master, TIOCSWINSZ, &size);
}

int ct_terminal_raw(int terminal, void *saved) {
    struct termios mode;
    if (tcgetattr(terminal, &mode) != 0) return -1;
    memcpy(saved, &mode, sizeof mode);
    cfmakeraw(&mode);
    return tcsetattr(terminal, TCSANOW, &mode);
}

int ct_terminal_restore(int terminal, const void *saved) {
    struct termios mode;
    memcpy(&mode, saved, sizeof mode);
    return tcsetattr(terminal, TCSANOW, &mode);
}

size_t ct_mode_size(void) {
    return sizeof(struct termios);
}

int ct_terminal_discard_input(int terminal) {
    return tcflush(terminal, TCIFLUSH);
}
