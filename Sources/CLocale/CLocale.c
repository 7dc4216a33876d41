#define _GNU_SOURCE
#include "CLocale.h"

#include <wchar.h>

int width_in_cells(uint32_t code_point) { return wcwidth((wchar_t)code_point); }
