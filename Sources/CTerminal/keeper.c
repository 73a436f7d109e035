// The keeper: a process that holds the session of a run, and its terminal if it has one. It starts
// the steps, waits for them and reports. It is forked from a program that may have threads, so that
// everything here is safe after a fork: no memory is allocated but by mmap.
#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#define SOCKET_KIND (SOCK_SEQPACKET | SOCK_CLOEXEC)
#else
#define SOCKET_KIND SOCK_STREAM
#endif

#define MAX_STEPS 16
#define MAX_PASSED 6
#define FIRST_INHERITED 100

typedef struct {
    int32_t kind;
    int32_t pid;
    int32_t value;
    int32_t foreground;
} request;

typedef struct {
    pid_t pid;
    int foreground;
    struct termios mode;
} step;

static int socket_end = -1;
static int terminal = -1;
static int wake[2] = {-1, -1};
static step steps[MAX_STEPS];
static int step_count = 0;

static void report(int kind, pid_t pid, int value) {
    ct_report message = {kind, pid, value};
    while (send(socket_end, &message, sizeof message, MSG_NOSIGNAL) < 0 && errno == EINTR) {}
}

static void child_changed(int signal) {
    (void)signal;
    int reason = errno;
    ssize_t written = write(wake[1], "", 1);
    (void)written;
    errno = reason;
}

static void close_all_but(int first, int second) {
    if (first > second) { int other = first; first = second; second = other; }
#if defined(__linux__) && defined(SYS_close_range)
    if ((first <= 3 || syscall(SYS_close_range, 3, first - 1, 0) == 0)
        && (second <= first + 1 || syscall(SYS_close_range, first + 1, second - 1, 0) == 0)
        && syscall(SYS_close_range, second + 1, ~0U, 0) == 0) {
        return;
    }
#endif
    int limit = getdtablesize();
    for (int descriptor = 3; descriptor < limit; descriptor++) {
        if (descriptor != first && descriptor != second) close(descriptor);
    }
}

static void give_terminal_to(pid_t group) {
    if (terminal >= 0) tcsetpgrp(terminal, group);
}

// The process of a step

static void reset_signals(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_DFL;
    for (int signal = 1; signal < NSIG; signal++) sigaction(signal, &action, NULL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static void wait_for_go(int gate) {
    char byte;
    ssize_t count;
    while ((count = read(gate, &byte, 1)) < 0 && errno == EINTR) {}
    if (count != 1) _exit(125);
    close(gate);
}

static void run_step(
    char **image, int32_t argument_count, const int *passed, int count, int on_terminal) {
    close(socket_end);
    setpgid(0, 0);
    for (int i = 0; i < 3; i++) {
        if (dup2(on_terminal ? terminal : passed[i + 1], i) < 0) _exit(125);
    }
    if (count > 5) fcntl(passed[5], F_DUPFD, FIRST_INHERITED);
    wait_for_go(passed[4]);
    reset_signals();
    execve(image[0], image + 1, image + 1 + argument_count + 1);
    _exit(errno == ENOENT ? 127 : 126);
}

/// Makes vectors of the strings in `image`: the path, the arguments, null, the environment, null.
static char **map_image(int descriptor, int32_t *argument_count) {
    struct stat status;
    if (fstat(descriptor, &status) != 0 || status.st_size < 8) return NULL;
    size_t size = (size_t)status.st_size;
    char *bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (bytes == MAP_FAILED) return NULL;
    int32_t counts[2];
    memcpy(counts, bytes, sizeof counts);
    size_t entries = 1 + (size_t)counts[0] + 1 + (size_t)counts[1] + 1;
    char **image = mmap(
        NULL, entries * sizeof *image, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0);
    if (image == MAP_FAILED) return NULL;
    char *next = bytes + sizeof counts;
    for (size_t i = 0; i < entries; i++) {
        if (i == 1 + (size_t)counts[0] || i == entries - 1) continue;
        image[i] = next;
        next += strlen(next) + 1;
    }
    *argument_count = counts[0];
    return image;
}

static void start_step(const request *asked, const int *passed, int count) {
    int32_t argument_count = 0;
    pid_t pid = -1;
    if (step_count == MAX_STEPS || count < 5) {
        report(CT_STARTED, -1, EAGAIN);
        return;
    }
    step *new = &steps[step_count];
    new->foreground = asked->foreground;
    if (terminal >= 0) tcgetattr(terminal, &new->mode);
    pid = fork();
    if (pid == 0) {
        char **image = map_image(passed[0], &argument_count);
        if (image == NULL) _exit(125);
        run_step(image, argument_count, passed, count, terminal >= 0 && asked->foreground);
    }
    if (pid < 0) {
        report(CT_STARTED, -1, errno);
        return;
    }
    setpgid(pid, pid);
    if (asked->foreground) give_terminal_to(pid);
    new->pid = pid;
    step_count++;
    report(CT_STARTED, pid, 0);
}

// The end of a step

static int index_of(pid_t pid) {
    for (int i = 0; i < step_count; i++) {
        if (steps[i].pid == pid) return i;
    }
    return -1;
}

/// Gives the terminal back to the step before, or to the keeper, in the mode it had.
static void take_terminal_back(const step *ended) {
    if (terminal < 0 || !ended->foreground) return;
    pid_t next = getpgrp();
    for (int i = 0; i < step_count; i++) {
        if (steps[i].foreground && steps[i].pid != ended->pid) next = steps[i].pid;
    }
    give_terminal_to(next);
    tcsetattr(terminal, TCSANOW, &ended->mode);
    tcflush(terminal, TCIFLUSH);
}

static void collect(void) {
    int status;
    pid_t pid;
    while ((pid = waitpid(-1, &status, WNOHANG | WUNTRACED)) > 0) {
        int index = index_of(pid);
        if (index < 0) continue;
        if (WIFSTOPPED(status)) {
            report(CT_STOPPED, pid, WSTOPSIG(status));
            continue;
        }
        take_terminal_back(&steps[index]);
        step_count--;
        memmove(&steps[index], &steps[index + 1], (size_t)(step_count - index) * sizeof *steps);
        report(CT_EXITED, pid, status);
    }
}

// Requests

static int receive(request *asked, int *passed, int *count) {
    char control[CMSG_SPACE(sizeof(int) * MAX_PASSED)];
    struct iovec part = {asked, sizeof *asked};
    struct msghdr message = {0};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
#ifdef __linux__
    ssize_t size = recvmsg(socket_end, &message, MSG_CMSG_CLOEXEC);
#else
    ssize_t size = recvmsg(socket_end, &message, 0);
#endif
    *count = 0;
    if (size != sizeof *asked) return size < 0 && errno == EINTR;
    for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header != NULL;
         header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
        size_t bytes = header->cmsg_len - CMSG_LEN(0);
        memcpy(passed, CMSG_DATA(header), bytes);
        *count = (int)(bytes / sizeof(int));
    }
#ifndef __linux__
    for (int i = 0; i < *count; i++) fcntl(passed[i], F_SETFD, FD_CLOEXEC);
#endif
    return 1;
}

/// Does what the driver asks; returns 0 when the driver is gone.
static int serve(void) {
    request asked = {0};
    int passed[MAX_PASSED];
    int count = 0;
    if (!receive(&asked, passed, &count)) return 0;
    switch (asked.kind) {
    case CT_START:
        start_step(&asked, passed, count);
        break;
    case CT_CONTINUE:
        give_terminal_to(asked.pid);
        kill(-asked.pid, SIGCONT);
        break;
    case CT_SIGNAL:
        if (index_of(asked.pid) >= 0) kill(-asked.pid, asked.value);
        break;
    }
    for (int i = 0; i < count; i++) close(passed[i]);
    return 1;
}

static void signal_steps(int signal) {
    for (int i = 0; i < step_count; i++) {
        kill(-steps[i].pid, signal);
        if (signal != SIGKILL) kill(-steps[i].pid, SIGCONT);
    }
}

static time_t seconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

/// Hangs up on what the steps' own processes have started while they were ending: it has not heard
/// the signals. What does not care about a hangup is left.
static void hang_up_rest(pid_t *groups, int count) {
    time_t until = seconds_now() + 5;
    int left = 1;
    while (left && seconds_now() < until) {
        struct pollfd wait = {wake[0], POLLIN, 0};
        char bytes[64];
        left = 0;
        for (int i = 0; i < count; i++) {
            if (groups[i] == 0) continue;
            if (kill(-groups[i], SIGHUP) < 0) {
                groups[i] = 0;
            } else {
                left = 1;
            }
        }
        if (left && poll(&wait, 1, 100) > 0 && read(wake[0], bytes, sizeof bytes) < 0) break;
        collect();
    }
}

/// Ends the steps of a driver that died: HUP, TERM after five seconds, KILL after ten.
static void end_orphans(void) {
    static const int signals[] = {SIGHUP, SIGTERM, SIGKILL};
    pid_t groups[MAX_STEPS];
    int group_count = step_count;
    for (int i = 0; i < step_count; i++) groups[i] = steps[i].pid;
    for (int i = 0; i < 3 && step_count > 0; i++) {
        signal_steps(signals[i]);
        time_t until = seconds_now() + 5;
        while (step_count > 0 && seconds_now() < until) {
            struct pollfd wait = {wake[0], POLLIN, 0};
            char bytes[64];
            if (poll(&wait, 1, 1000) > 0 && read(wake[0], bytes, sizeof bytes) < 0) break;
            collect();
        }
    }
    hang_up_rest(groups, group_count);
}

static void let_go_of_standard_streams(void) {
    int nothing = open("/dev/null", O_RDWR);
    for (int i = 0; i < 3; i++) dup2(nothing, i);
    if (nothing > 2) close(nothing);
}

static void become_keeper(const char *path) {
    struct sigaction action;
    const int ignored[] = {
        SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGHUP, SIGPIPE, SIGTERM, SIGWINCH,
    };
    reset_signals();
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_IGN;
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++) {
        sigaction(ignored[i], &action, NULL);
    }
    action.sa_handler = child_changed;
    sigaction(SIGCHLD, &action, NULL);
    setsid();
    let_go_of_standard_streams();
    if (chdir("/") != 0) _exit(1);
    if (path[0] != 0) {
        terminal = open(path, O_RDWR | O_CLOEXEC);
        if (terminal < 0 || ioctl(terminal, TIOCSCTTY, 0) != 0) _exit(1);
    }
#ifdef __linux__
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    prctl(PR_SET_NAME, "cortex-keeper");
#endif
}

/// Removes what a driver has left that died.
static void remove_folder(const char *path) {
    if (path[0] == 0 || access(path, F_OK) != 0) return;
    char *const arguments[] = {"rm", "-r", "-f", "--", (char *)path, NULL};
    char *const environment[] = {NULL};
    execve("/bin/rm", arguments, environment);
}

static void keep(const char *folder) {
    for (;;) {
        struct pollfd waits[2] = {{socket_end, POLLIN, 0}, {wake[0], POLLIN, 0}};
        char bytes[64];
        if (poll(waits, 2, -1) < 0) continue;
        if (waits[1].revents != 0 && read(wake[0], bytes, sizeof bytes) > 0) collect();
        if (waits[0].revents != 0 && !serve()) break;
    }
    end_orphans();
    remove_folder(folder);
    _exit(0);
}

int ct_keeper_start(const char *path, const char *folder, ct_keeper *keeper) {
    int pair[2];
    sigset_t all, before;
    if (socketpair(AF_UNIX, SOCKET_KIND, 0, pair) != 0) return -1;
#ifndef __linux__
    fcntl(pair[0], F_SETFD, FD_CLOEXEC);
    fcntl(pair[1], F_SETFD, FD_CLOEXEC);
#endif
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    pid_t pid = fork();
    if (pid == 0) {
        socket_end = pair[1];
        close_all_but(socket_end, socket_end);
        if (ct_pipe(wake, 0) != 0) _exit(1);
        ct_set_nonblocking(wake[0], 1);
        ct_set_nonblocking(wake[1], 1);
        become_keeper(path);
        keep(folder);
    }
    int reason = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    close(pair[1]);
    if (pid < 0) {
        close(pair[0]);
        errno = reason;
        return -1;
    }
    keeper->pid = pid;
    keeper->socket = pair[0];
    return 0;
}

// The driver's end

static int send_request(int socket, const request *asked, const int *passed, int count) {
    char control[CMSG_SPACE(sizeof(int) * MAX_PASSED)];
    struct iovec part = {(void *)asked, sizeof *asked};
    struct msghdr message = {0};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    if (count > 0) {
        memset(control, 0, sizeof control);
        message.msg_control = control;
        message.msg_controllen = CMSG_SPACE(sizeof(int) * (size_t)count);
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int) * (size_t)count);
        memcpy(CMSG_DATA(header), passed, sizeof(int) * (size_t)count);
    }
    ssize_t sent;
    while ((sent = sendmsg(socket, &message, MSG_NOSIGNAL)) < 0 && errno == EINTR) {}
    return sent == sizeof *asked ? 0 : -1;
}

int ct_keeper_start_step(
    int socket, int image, const int standard[3], int gate, int inherited, int foreground) {
    const int passed[MAX_PASSED] = {
        image, standard[0], standard[1], standard[2], gate, inherited,
    };
    request asked = {CT_START, 0, 0, foreground};
    return send_request(socket, &asked, passed, inherited >= 0 ? 6 : 5);
}

int ct_keeper_signal(int socket, int kind, int32_t pid, int32_t signal) {
    request asked = {kind, pid, signal, 0};
    return send_request(socket, &asked, NULL, 0);
}

void ct_keeper_end(int socket, int32_t pid) {
    shutdown(socket, SHUT_RDWR);
    ct_wait(pid);
}

int ct_keeper_receive(int socket, ct_report *report, int milliseconds) {
    struct pollfd wait = {socket, POLLIN, 0};
    int ready = poll(&wait, 1, milliseconds);
    if (ready < 0 && errno == EINTR) return 0;
    if (ready <= 0) return ready;
    ssize_t size = recv(socket, report, sizeof *report, 0);
    if (size < 0 && errno == EINTR) return 0;
    if (size == sizeof *report) return 1;
    if (size >= 0) errno = EPIPE;
    return -1;
}
