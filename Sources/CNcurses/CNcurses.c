#define _GNU_SOURCE
#include "CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
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

bool is_usable(const char *name) {
  int problem = 0;
  if (setupterm(name, STDOUT_FILENO, &problem) != OK) return false;
  bool can = can_place_cursor();
  del_curterm(cur_term);
  return can;
}

const char *terminal_string(const char *capability) {
  char *string = tigetstr(capability);
  return string == (char *)-1 ? NULL : string;
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

// A signal that ends the program may come anywhere, so that curses cannot be asked: what was set is put back by hand,
// with calls that are allowed in a handler, and the signal takes its course.
static struct termios before_us, own_modes;
static bool knows_modes = false, has_screen = false;
static const int fatal[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM,
                            SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGSYS, SIGIO, SIGPWR, SIGSTKFLT};
// What has a handler of its own once there is a screen.
static const int asked[] = {SIGINT, SIGTERM, SIGHUP, SIGTSTP};
static struct sigaction guarded[NSIG];
static bool is_guarded[NSIG];

static void guard(int number);

static void give_back(int number) {
  static const char reset[] = "\033[?1000l\033[?1002l\033[?1006l\033[?2004l\033[?1l\033>\033[m\033[?25h\033[?1049l\r";
  int saved = errno;
  if (has_screen && write(STDOUT_FILENO, reset, sizeof reset - 1) < 0) { /* the terminal is gone */ }
  if (knows_modes) tcsetattr(STDIN_FILENO, TCSANOW, &before_us);
  signal(number, SIG_DFL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  raise(number);
  // Stopped, and called back.
  if (knows_modes) tcsetattr(STDIN_FILENO, TCSANOW, &own_modes);
  is_guarded[number] = false;
  guard(number);
  errno = saved;
}

static void guard(int number) {
  if (is_guarded[number]) return;
  struct sigaction action = {.sa_handler = give_back}, old;
  sigemptyset(&action.sa_mask);
  if (sigaction(number, NULL, &old) != 0 || old.sa_handler == SIG_IGN) return;
  if (sigaction(number, &action, NULL) != 0) return;
  guarded[number] = old;
  is_guarded[number] = true;
}

static void guard_all(void) {
  for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) guard(fatal[i]);
  for (int number = SIGRTMIN; number <= SIGRTMAX; number++) guard(number);
}

static void let_go(void) {
  for (int number = 1; number < NSIG; number++) {
    if (is_guarded[number]) sigaction(number, &guarded[number], NULL);
    is_guarded[number] = false;
  }
}

void guard_screen(void) {
  knows_modes = tcgetattr(STDIN_FILENO, &before_us) == 0;
  has_screen = true;
  guard_all();
}

void end_guard(void) {
  let_go();
  has_screen = false;
}

bool stop_echo(void) {
  pid_t group = tcgetpgrp(STDIN_FILENO);
  if (group != getpgrp() || tcgetattr(STDIN_FILENO, &before_us) != 0) return false;
  own_modes = before_us;
  own_modes.c_lflag &= ~(tcflag_t)ECHO;
  knows_modes = true;
  guard_all();
  for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) guard(asked[i]);
  if (tcsetattr(STDIN_FILENO, TCSANOW, &own_modes) == 0) return true;
  let_go();
  return false;
}

void give_echo_back(void) {
  tcsetattr(STDIN_FILENO, TCSANOW, &before_us);
  let_go();
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
