#define _GNU_SOURCE
#include "CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

bool can_place_cursor(void) {
  char *capability = tigetstr("cup");
  return capability != NULL && capability != (char *)-1;
}

bool take_terminal_size(void) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
  if (size.ws_row != getmaxy(stdscr) || size.ws_col != getmaxx(stdscr)) resizeterm(size.ws_row, size.ws_col);
  return true;
}

bool mouse_reports_have_numbers(void) {
  char *start = tigetstr("kmous");
  return start != NULL && start != (char *)-1 && strcmp(start, "\033[<") == 0;
}

void set_bracketed_paste(bool on) {
  putp(on ? "\033[?2004h" : "\033[?2004l");
  fflush(stdout);
}

void put_cells(int row, int column, const screen_cell *cells, int count) {
  cchar_t run[512];
  int used = 0, start = column;
  for (int i = 0; i < count; i++) {
    if (cells[i].scalars[0] != 0) {
      wchar_t text[4] = {(wchar_t)cells[i].scalars[0], (wchar_t)cells[i].scalars[1], (wchar_t)cells[i].scalars[2], 0};
      setcchar(&run[used++], text, cells[i].attribute, (short)cells[i].pair, NULL);
    }
    if (used == 512 || i == count - 1) {
      mvwadd_wchnstr(stdscr, row, start, run, used);
      start = column + i + 1;
      used = 0;
    }
  }
}

static int pipe_ends[2] = {-1, -1};
static const int watched[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT};
static struct sigaction before[sizeof watched / sizeof *watched];

static void leave_word(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  if (write(pipe_ends[1], &byte, 1) < 0) { /* a full pipe already holds word enough */ }
  errno = saved;
}

// A trap may come anywhere, so that curses cannot be asked: what it set is put back by hand, with calls that are
// allowed in a handler, and the signal takes its course.
static struct termios before_curses;
static bool knows_modes = false;
static const int fatal[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};

static void give_back(int number) {
  static const char reset[] = "\033[?1000l\033[?1002l\033[?1006l\033[?2004l\033[?1l\033>\033[m\033[?25h\033[?1049l\r";
  if (write(STDOUT_FILENO, reset, sizeof reset - 1) < 0) { /* the terminal is gone */ }
  if (knows_modes) tcsetattr(STDIN_FILENO, TCSANOW, &before_curses);
  signal(number, SIG_DFL);
  raise(number);
}

void guard_against_traps(void) {
  knows_modes = tcgetattr(STDIN_FILENO, &before_curses) == 0;
  struct sigaction action = {.sa_handler = give_back, .sa_flags = SA_NODEFER};
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) sigaction(fatal[i], &action, NULL);
}

void end_guard(void) {
  for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) signal(fatal[i], SIG_DFL);
}

void wake_up(void) { leave_word(awake); }

int watch_signals(void) {
  if (pipe_ends[0] < 0 && pipe2(pipe_ends, O_NONBLOCK | O_CLOEXEC) != 0) return -1;
  struct sigaction action = {.sa_handler = leave_word, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < sizeof watched / sizeof *watched; i++) sigaction(watched[i], &action, &before[i]);
  signal(SIGPIPE, SIG_IGN);
  return pipe_ends[0];
}

void unwatch_signals(void) {
  for (size_t i = 0; i < sizeof watched / sizeof *watched; i++) sigaction(watched[i], &before[i], NULL);
}

int wait_for_input(int signals, int milliseconds) {
  struct pollfd ends[2] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = signals, .events = POLLIN}};
  int count;
  do { count = poll(ends, 2, milliseconds); } while (count < 0 && errno == EINTR);
  if (count <= 0) return 0;
  int answer = 0;
  if (ends[0].revents & POLLIN) answer |= 1;
  if (ends[1].revents & POLLIN) answer |= 2;
  if (answer == 0 && (ends[0].revents & (POLLHUP | POLLERR | POLLNVAL))) return -1;
  return answer;
}
