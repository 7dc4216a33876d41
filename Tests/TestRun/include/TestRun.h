// Nothing is to be called here: see TestRun.c.
#ifndef TEST_RUN_H
#define TEST_RUN_H
#endif
