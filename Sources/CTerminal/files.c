#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int ct_scratch_file(void) {
#ifdef __linux__
    return memfd_create("cortex", MFD_CLOEXEC | MFD_ALLOW_SEALING);
#else
    char path[] = "/tmp/cortex-XXXXXXXX";
    int descriptor = mkostemp(path, O_CLOEXEC);
    if (descriptor >= 0) unlink(path);
    return descriptor;
#endif
}

static int write_all(int descriptor, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return -1;
        bytes += written;
        count -= (size_t)written;
    }
    return 0;
}

int ct_sealed_file(const void *bytes, size_t count) {
    int descriptor = ct_scratch_file();
    if (descriptor < 0) return -1;
    int failed = write_all(descriptor, bytes, count) != 0 || lseek(descriptor, 0, SEEK_SET) != 0;
#ifdef __linux__
    int seals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
    failed = failed || fcntl(descriptor, F_ADD_SEALS, seals) != 0;
#endif
    if (!failed) return descriptor;
    int reason = errno;
    close(descriptor);
    errno = reason;
    return -1;
}

int ct_pipe(int ends[2], int capacity) {
#ifdef __linux__
    if (pipe2(ends, O_CLOEXEC) != 0) return -1;
    if (capacity > 0) fcntl(ends[1], F_SETPIPE_SZ, capacity);
#else
    (void)capacity;
    if (pipe(ends) != 0) return -1;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
#endif
    return 0;
}

int ct_set_nonblocking(int descriptor, int on) {
    int flags = fcntl(descriptor, F_GETFL);
    if (flags < 0) return -1;
    return fcntl(descriptor, F_SETFL, on ? flags | O_NONBLOCK : flags & ~O_NONBLOCK);
}

int ct_is_terminal(int descriptor) {
    return isatty(descriptor);
}

int ct_open_direct(int descriptor) {
#ifdef __linux__
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    return open(path, O_WRONLY | O_DIRECT | O_CLOEXEC);
#else
    (void)descriptor;
    errno = ENOTSUP;
    return -1;
#endif
}

enum { page = 4096 };

int ct_append_direct(
    int descriptor, int direct, const void *bytes, size_t count, int64_t position) {
    const char *start = bytes;
    size_t before = (size_t)(-position & (page - 1));
    if (before > count) before = count;
    if (write_all(descriptor, start, before) != 0) return -1;
    start += before;
    count -= before;
    position += (int64_t)before;
    while (count >= page) {
        ssize_t written = pwrite(direct, start, count / page * page, position);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && errno != EINVAL) return -1;
        if (written < 0) break;
        start += written;
        count -= (size_t)written;
        position += written;
    }
    return write_all(descriptor, start, count);
}

void ct_begin_writeback(int descriptor, int64_t offset, int64_t count) {
#ifdef __linux__
    sync_file_range(descriptor, offset, count, SYNC_FILE_RANGE_WRITE);
#else
    (void)descriptor, (void)offset, (void)count;
#endif
}
