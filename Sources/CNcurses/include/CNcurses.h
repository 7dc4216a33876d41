// What Swift cannot import from curses: macros, variadic functions and mutable globals.
#ifndef CNCURSES_H
#define CNCURSES_H

#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <signal.h>
#include <stdint.h>
#include <sys/types.h>

static inline WINDOW *standard_screen(void) { return stdscr; }
static inline int screen_columns(void) { return getmaxx(stdscr); }
static inline int screen_rows(void) { return getmaxy(stdscr); }
static inline int colour_count(void) { return COLORS; }

// Opens the screen on standard output without ending the program where it cannot; NULL then.
static inline SCREEN *open_screen(void) { return newterm(NULL, stdout, stdin); }

// Whether the terminal, once open, can place its cursor: without that nothing can be drawn.
bool can_place_cursor(void);

// Asks for the size with ioctl and tells curses; false where the terminal does not say.
bool take_terminal_size(void);

// Whether a terminal of this name can show the browser; asks terminfo alone.
bool is_usable(const char *name);

// A string of the terminal that is open, by its name in terminfo; NULL where it has none.
const char *terminal_string(const char *capability);

// Asks the terminal to say where pasted text begins and ends, or no longer; those that know nothing of it pass it over.
void set_bracketed_paste(bool on);

static const attr_t attribute_normal = WA_NORMAL;
static const attr_t attribute_bold = WA_BOLD;
static const attr_t attribute_dim = WA_DIM;
static const attr_t attribute_italic = WA_ITALIC;
static const attr_t attribute_reverse = WA_REVERSE;
static const attr_t attribute_underline = WA_UNDERLINE;

// Puts `count` cells on the screen from (row, column) on. Each cell is a glyph and two marks (zero when there is
// none), an attribute and a colour pair; a glyph of zero is the second half of a wide one and is passed over.
typedef struct {
  uint32_t scalars[3];
  uint32_t attribute;
  int32_t pair;
} screen_cell;
void put_cells(int row, int column, const screen_cell *cells, int count);

// A pipe into which signals are written as single bytes, so that a handler only leaves word.
int watch_signals(void);
void unwatch_signals(void);

// Writes into the same pipe, from any thread, that there is something to look at; no signal has this number.
static const int awake = 255;
void wake_up(void);

// While the terminal is taken: every signal that ends the program, a trap or another, gives it back first. What is
// ignored stays ignored.
void guard_screen(void);
void end_guard(void);

// Before there is a screen: what is typed is not echoed, and no way out leaves it so. False where standard input is no
// terminal of ours, and nothing was changed.
bool stop_echo(void);
void give_echo_back(void);

// Waits until standard input or the pipe of signals has something, or so many milliseconds (-1: for ever): 1 for
// input, 2 for a signal, 3 for both; 0 where nothing came or the wait failed, -1 when the terminal is gone.
int wait_for_input(int signals, int milliseconds);

#endif
