// What the C library says of characters, in types that Swift has.
#ifndef CLOCALE_H
#define CLOCALE_H

#include <stdint.h>
#include <wchar.h>

// The cells that code points of no certain width take: 1, or 2 on terminals with East Asian letters.
extern int ambiguous_width;

// The same without a mutable global, which Swift does not import.
static inline int cells_of_ambiguous(void) { return ambiguous_width; }
static inline void set_cells_of_ambiguous(int cells) { ambiguous_width = cells; }

// The cells that a code point takes by the locale in force, as the C library counts them: -1 for unprintable ones.
int wcwidth(wchar_t code_point);
static inline int width_in_cells(uint32_t code_point) { return wcwidth((wchar_t)code_point); }

#endif
