// One folder for all that a run of the tests makes, and an end to all that it starts.
//
// Before the first test, TMPDIR is set to a new folder, and a process is split off that does nothing but wait for the end
// of the run, in whatever way it comes: then it kills every process whose environment names the folder, and deletes it.
#define _GNU_SOURCE
#include "include/TestRun.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/era-tests-XXXXXX";

static int delete(const char *path, const struct stat *status, int kind, struct FTW *place) {
  (void)status, (void)place;
  if (kind == FTW_DNR) chmod(path, 0700);
  remove(path);
  return 0;
}

static int names_folder(const char *process) {
  char path[64], text[1 << 16];
  snprintf(path, sizeof path, "/proc/%s/environ", process);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  size_t count = 0;
  ssize_t more;
  while (count < sizeof text && (more = read(file, text + count, sizeof text - count)) > 0) count += (size_t)more;
  close(file);
  return memmem(text, count, folder, strlen(folder)) != NULL;
}

/// Kills what is left; what starts another meanwhile is found the next time.
static void end_all(void) {
  int found = 1;
  for (int round = 0; found && round < 50; round++) {
    DIR *processes = opendir("/proc");
    if (processes == NULL) return;
    found = 0;
    for (struct dirent *entry; (entry = readdir(processes)) != NULL;) {
      int process = atoi(entry->d_name);
      if (process > 1 && process != getpid() && names_folder(entry->d_name)) found = kill(process, SIGKILL) == 0 || found;
    }
    closedir(processes);
    if (found) usleep(10000);
  }
}

static void wait_for_end(int end) {
  char byte;
  while (read(end, &byte, 1) < 0) {}
  end_all();
  // What could not be read the first time can be the second.
  for (int round = 0; round < 3 && access(folder, F_OK) == 0; round++) nftw(folder, delete, 64, FTW_DEPTH | FTW_PHYS);
  _exit(0);
}

__attribute__((constructor)) static void begin(void) {
  int ends[2];
  if (mkdtemp(folder) == NULL || pipe2(ends, O_CLOEXEC) != 0) return;
  if (fork() == 0) {
    setsid();
    for (int number = 1; number < NSIG; number++) signal(number, SIG_IGN);
    // A pipe that others wait on must not stay open by this process.
    dup2(ends[0], 3);
    for (int file = 0; file < 3; file++) close(file);
    close_range(4, ~0U, 0);
    wait_for_end(3);
  }
  close(ends[0]);
  setenv("TMPDIR", folder, 1);
}
