// Runs a program and does it harm at one of its system calls (ptrace(2)).
//
//   injector [--under FOLDER] [--at N ACTION] [--count FILE] -- PROGRAM [ARGUMENT…]
//
// Calls that change something are counted from 1, over all threads of the program; its children go
// free. With --under only calls on files below FOLDER count. ACTION is one of
//
//   kill-before, kill-after   the program dies of KILL before or after the call
//   signal=S                  it gets the signal S before the call
//   errno=E                   the call is not made and fails with E
//   short=K                   a write is made with K bytes only, -K: K bytes fewer than asked for
//
// --count writes how many calls there were to FILE, one line a call: its number, name and path.
// The status is the program's, 128 and the signal if one ended it; 120 if something is wrong here.

#define _GNU_SOURCE
#include <stdio.h>

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__x86_64__)
typedef struct user_regs_struct registers;
#define NUMBER(r) ((r).orig_rax)
#define RESULT(r) ((r).rax)
#define ARGUMENT0(r) ((r).rdi)
#define ARGUMENT1(r) ((r).rsi)
#define ARGUMENT2(r) ((r).rdx)
#else
typedef struct user_regs_struct registers;
#define NUMBER(r) ((r).regs[8])
#define RESULT(r) ((r).regs[0])
#define ARGUMENT0(r) ((r).regs[0])
#define ARGUMENT1(r) ((r).regs[1])
#define ARGUMENT2(r) ((r).regs[2])
#endif

enum action { NOTHING, KILL_BEFORE, KILL_AFTER, SIGNAL, ERRNO, SHORT };

static enum action action = NOTHING;
static long at = 0, value = 0, counted = 0;
static const char *under = NULL;
static FILE *list = NULL;
static pid_t program;

#define MAX_THREADS 256
static struct {
    pid_t id;
    int is_inside;
    enum action due;
} threads[MAX_THREADS];

static void give_up(const char *what) {
    perror(what);
    if (program > 0) kill(program, SIGKILL);
    exit(120);
}

static int slot(pid_t id) {
    int free = -1;
    for (int i = 0; i < MAX_THREADS; i++) {
        if (threads[i].id == id) return i;
        if (threads[i].id == 0 && free < 0) free = i;
    }
    if (free < 0) give_up("too many threads");
    threads[free].id = id;
    threads[free].is_inside = 0;
    threads[free].due = NOTHING;
    return free;
}

static void get_registers(pid_t thread, registers *r) {
    struct iovec part = {r, sizeof *r};
    if (ptrace(PTRACE_GETREGSET, thread, (void *)NT_PRSTATUS, &part) != 0) memset(r, 0xff, sizeof *r);
}

static void set_registers(pid_t thread, registers *r) {
    struct iovec part = {r, sizeof *r};
    ptrace(PTRACE_SETREGSET, thread, (void *)NT_PRSTATUS, &part);
}

static void set_number(pid_t thread, registers *r, long number) {
#if defined(__x86_64__)
    r->orig_rax = (unsigned long long)number;
    set_registers(thread, r);
#else
    int wanted = (int)number;
    struct iovec part = {&wanted, sizeof wanted};
    ptrace(PTRACE_SETREGSET, thread, (void *)NT_ARM_SYSTEM_CALL, &part);
#endif
}

static void path_of_descriptor(pid_t thread, int descriptor, char *path, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/%d/%s%d", thread, descriptor == AT_FDCWD ? "cwd" : "fd/",
        descriptor == AT_FDCWD ? 0 : descriptor);
    if (descriptor == AT_FDCWD) snprintf(link, sizeof link, "/proc/%d/cwd", thread);
    ssize_t length = readlink(link, path, size - 1);
    path[length < 0 ? 0 : length] = 0;
}

static void text_of(pid_t thread, unsigned long address, char *text, size_t size) {
    struct iovec here = {text, size - 1}, there = {(void *)address, size - 1};
    text[0] = 0;
    ssize_t length = process_vm_readv(thread, &here, 1, &there, 1, 0);
    if (length <= 0) {
        // The string may end just before a page that is not there.
        size_t rest = 4096 - address % 4096;
        here.iov_len = there.iov_len = rest < size ? rest : size - 1;
        length = process_vm_readv(thread, &here, 1, &there, 1, 0);
    }
    text[length < 0 ? 0 : length] = 0;
}

/// What the call changes: its name, and the path; NULL if it changes nothing that is looked at.
static const char *change(pid_t thread, registers *r, char *path, size_t size) {
    const char *name = NULL;
    int is_named = 0;
    switch ((long)NUMBER(*r)) {
    case SYS_write: name = "write"; break;
    case SYS_writev: name = "writev"; break;
    case SYS_pwrite64: name = "pwrite64"; break;
    case SYS_fdatasync: name = "fdatasync"; break;
    case SYS_fsync: name = "fsync"; break;
    case SYS_ftruncate: name = "ftruncate"; break;
    case SYS_fallocate: name = "fallocate"; break;
    case SYS_fchmod: name = "fchmod"; break;
    case SYS_sendmsg: name = "sendmsg"; break;
    case SYS_openat: {
        int flags = (int)ARGUMENT2(*r);
        if (!(flags & O_CREAT)) return NULL;
        name = "openat";
        is_named = 1;
        break;
    }
    case SYS_mkdirat: name = "mkdirat"; is_named = 1; break;
    case SYS_fchmodat: name = "fchmodat"; is_named = 1; break;
    case SYS_unlinkat: name = "unlinkat"; is_named = 1; break;
    case SYS_symlinkat: name = "symlinkat"; break;
    case SYS_renameat2: name = "renameat2"; is_named = 1; break;
    case SYS_linkat: name = "linkat"; is_named = 1; break;
#ifdef SYS_mkdir
    case SYS_mkdir: name = "mkdir"; break;
    case SYS_unlink: name = "unlink"; break;
    case SYS_symlink: name = "symlink"; break;
    case SYS_rename: name = "rename"; break;
#endif
    default: return NULL;
    }
    path[0] = 0;
    if (strcmp(name, "mkdir") && strcmp(name, "unlink") && strncmp(name, "symlink", 7)
        && strcmp(name, "rename")) {
        path_of_descriptor(thread, (int)ARGUMENT0(*r), path, size);
    }
    if (is_named) {
        char own[512];
        text_of(thread, ARGUMENT1(*r), own, sizeof own);
        size_t length = own[0] == '/' ? 0 : strlen(path);
        snprintf(path + length, size - length, "%s%s", length > 0 ? "/" : "", own);
    }
    if (under != NULL && strncmp(path, under, strlen(under)) != 0) return NULL;
    return name;
}

static void deliver(int number) {
    kill(program, number);
}

/// A call begins; what is due happens before or instead of it.
static void enter(int index, registers *r) {
    char path[1024];
    pid_t thread = threads[index].id;
    threads[index].due = NOTHING;
    const char *name = change(thread, r, path, sizeof path);
    if (name == NULL) return;
    counted++;
    if (list != NULL) fprintf(list, "%ld %s %s\n", counted, name, path);
    if (counted != at) return;
    switch (action) {
    case KILL_BEFORE: kill(program, SIGKILL); break;
    case SIGNAL: deliver((int)value); break;
    case ERRNO:
        threads[index].due = ERRNO;
        set_number(thread, r, -1);
        break;
    case SHORT:
        if (NUMBER(*r) == SYS_write) {
            long asked = (long)ARGUMENT2(*r);
            long count = value < 0 ? asked + value : value;
            if (count < 0) count = 0;
            if (count < asked) ARGUMENT2(*r) = (unsigned long long)count;
            set_registers(thread, r);
        }
        break;
    case KILL_AFTER: threads[index].due = KILL_AFTER; break;
    case NOTHING: break;
    }
}

static void leave(int index, registers *r) {
    switch (threads[index].due) {
    case ERRNO:
        RESULT(*r) = (unsigned long long)-value;
        set_registers(threads[index].id, r);
        break;
    case KILL_AFTER: kill(program, SIGKILL); break;
    default: break;
    }
    threads[index].due = NOTHING;
}

static void handle(pid_t thread, int status) {
    int index = slot(thread);
    int number = WSTOPSIG(status), event = status >> 16;
    if (number == (SIGTRAP | 0x80)) {
        registers r;
        get_registers(thread, &r);
        threads[index].is_inside = !threads[index].is_inside;
        if (threads[index].is_inside) enter(index, &r);
        else leave(index, &r);
        number = 0;
    } else if (event == PTRACE_EVENT_STOP) {
        int is_group = number == SIGSTOP || number == SIGTSTP || number == SIGTTIN
            || number == SIGTTOU;
        if (is_group) {
            // Stopped as a whole, as asked for; whoever asked for a stop wants it to go on, too.
            ptrace(PTRACE_LISTEN, thread, 0, 0);
            if (action == SIGNAL && value == SIGTSTP) kill(program, SIGCONT);
            return;
        }
        number = 0;
    } else if (event != 0) {
        if (event == PTRACE_EVENT_EXEC) threads[index].is_inside = 1;
        number = 0;
    }
    ptrace(PTRACE_SYSCALL, thread, 0, (void *)(long)number);
}

static int follow(void) {
    int status;
    for (;;) {
        pid_t thread = waitpid(-1, &status, __WALL);
        if (thread < 0) {
            if (errno == EINTR) continue;
            give_up("waitpid");
        }
        if (WIFSTOPPED(status)) {
            handle(thread, status);
            continue;
        }
        for (int i = 0; i < MAX_THREADS; i++) {
            if (threads[i].id == thread) threads[i].id = 0;
        }
        if (thread == program) break;
    }
    if (list != NULL) fclose(list);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static void start(char **arguments) {
    int gate[2];
    if (pipe2(gate, O_CLOEXEC) != 0) give_up("pipe2");
    program = fork();
    if (program < 0) give_up("fork");
    if (program == 0) {
        char byte;
        close(gate[1]);
        if (read(gate[0], &byte, 1) != 1) _exit(120);
        execv(arguments[0], arguments);
        _exit(120);
    }
    long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC
        | PTRACE_O_EXITKILL;
    if (ptrace(PTRACE_SEIZE, program, 0, (void *)options) != 0) give_up("ptrace");
    if (ptrace(PTRACE_INTERRUPT, program, 0, 0) != 0) give_up("ptrace");
    if (write(gate[1], "x", 1) != 1) give_up("write");
    close(gate[0]);
    close(gate[1]);
}

static void choose(const char *name) {
    const char *sign = strchr(name, '=');
    if (sign != NULL) value = strtol(sign + 1, NULL, 10);
    if (strcmp(name, "kill-before") == 0) action = KILL_BEFORE;
    else if (strcmp(name, "kill-after") == 0) action = KILL_AFTER;
    else if (strncmp(name, "signal=", 7) == 0) action = SIGNAL;
    else if (strncmp(name, "errno=", 6) == 0) action = ERRNO;
    else if (strncmp(name, "short=", 6) == 0) action = SHORT;
    else exit(120);
}

int main(int count, char **arguments) {
    int i = 1;
    for (; i < count && strcmp(arguments[i], "--") != 0; i++) {
        if (strcmp(arguments[i], "--under") == 0 && i + 1 < count) under = arguments[++i];
        else if (strcmp(arguments[i], "--count") == 0 && i + 1 < count) {
            list = fopen(arguments[++i], "we");
        } else if (strcmp(arguments[i], "--at") == 0 && i + 2 < count) {
            at = strtol(arguments[++i], NULL, 10);
            choose(arguments[++i]);
        } else return 120;
    }
    if (i + 1 >= count) return 120;
    // What is meant for the program reaches it by itself.
    const int ignored[] = {SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGTTIN, SIGTTOU, SIGPIPE};
    start(&arguments[i + 1]);
    for (size_t j = 0; j < sizeof ignored / sizeof *ignored; j++) signal(ignored[j], SIG_IGN);
    return follow();
}

#else

int main(void) {
    fputs("injector: only on Linux\n", stderr);
    return 120;
}

#endif
