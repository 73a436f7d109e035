#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// Every function returns -1 and sets errno on failure, unless it says otherwise.
// Every descriptor made here is close-on-exec.

// files.c

/// Makes a file in memory with these bytes that nobody can change any more.
int ct_sealed_file(const void *bytes, size_t count);
/// Makes an empty file in memory, or an unlinked one where there is no such thing.
int ct_scratch_file(void);
/// Makes a pipe; `capacity` is wished for, 0 for the system's own.
int ct_pipe(int ends[2], int capacity);
/// Opens the file of `descriptor` once more, to write past the system's cache; -1 where that cannot
/// be.
int ct_open_direct(int descriptor);
/// Appends to a file of `position` bytes: whole pages go through `direct`, the rest, and what it
/// does not take, through `descriptor`, which appends. The bytes must lie as far behind the start
/// of a page as `position` does.
int ct_append_direct(
    int descriptor, int direct, const void *bytes, size_t count, int64_t position);
/// Lets the system begin to bring a part of a file to the medium; a hint, it waits for nothing.
void ct_begin_writeback(int descriptor, int64_t offset, int64_t count);
int ct_set_nonblocking(int descriptor, int on);
int ct_is_terminal(int descriptor);

// keeper.c

enum ct_request_kind { CT_START = 1, CT_SIGNAL, CT_CONTINUE };
enum ct_report_kind { CT_STARTED = 1, CT_EXITED, CT_STOPPED };

/// What the keeper says: a step's process started (`value` is 0 or an errno), ended (`value` is
/// its wait status) or was stopped (`value` is the signal).
typedef struct {
    int32_t kind;
    int32_t pid;
    int32_t value;
} ct_report;

typedef struct {
    int32_t pid;
    int socket;
} ct_keeper;

/// Forks the keeper. `terminal` is the path of a pseudo-terminal's slave, `folder` that of a folder
/// which is removed at the end if the driver has not done so; both may be empty.
int ct_keeper_start(const char *terminal, const char *folder, ct_keeper *keeper);
/// Asks for a process. `image` is a file with the counts of arguments and environment (two
/// int32), then the program's path, the arguments and the environment, each ended by NUL.
/// `inherited` is left open in the process, -1 for none. It waits for a byte from `gate`.
/// In the foreground of a keeper with a terminal, that terminal takes the place of `standard`.
int ct_keeper_start_step(
    int socket, int image, const int standard[3], int gate, int inherited, int foreground);
/// Signals the group of a step and, with `CT_CONTINUE`, gives it the terminal first.
int ct_keeper_signal(int socket, int kind, int32_t pid, int32_t signal);
/// Tells the keeper that the driver is gone and waits until it has ended.
void ct_keeper_end(int socket, int32_t pid);
/// Waits for the next report: 1 for a report, 0 if none has come in `milliseconds` (-1: for ever).
int ct_keeper_receive(int socket, ct_report *report, int milliseconds);

// terminal.c

/// Opens a pseudo-terminal that behaves like `like` (-1 for the system's default).
/// Returns its master; the slave's path goes to `path`.
int ct_terminal_open(int like, int rows, int columns, char *path, size_t capacity);
int ct_terminal_size(int terminal, int *rows, int *columns);
int ct_terminal_resize(int master, int rows, int columns);
/// Puts a terminal into raw mode; the mode it had goes to `saved` (`ct_mode_size()` bytes).
int ct_terminal_raw(int terminal, void *saved);
int ct_terminal_restore(int terminal, const void *saved);
size_t ct_mode_size(void);
/// Throws away what was typed and not read.
int ct_terminal_discard_input(int terminal);

// signals.c

/// Catches INT, TERM, HUP, WINCH and TSTP and ignores PIPE and XFSZ.
/// Returns a descriptor from which each signal is read as one byte; the same one every time.
int ct_signals_watch(void);

// spawn.c

/// Runs a program with the given standard descriptors and default signals; returns its pid.
int ct_spawn(
    const char *path, char *const arguments[], char *const environment[], const int standard[3]);
/// Waits for a child; returns its wait status.
int ct_wait(int pid);

#endif
