// The C library's measure of width, which its header shows only to those who ask for it.
#ifndef CLOCALE_H
#define CLOCALE_H

#include <stdint.h>

// The cells that a code point takes in the locale in force: 0, 1, 2, or -1 where it cannot be printed.
int width_in_cells(uint32_t code_point);

#endif
