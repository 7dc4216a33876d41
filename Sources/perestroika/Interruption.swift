import Glibc

/// A signal that asks the program to end, left as word for the work that is under way.
enum Interruption {
  nonisolated(unsafe) private static var received: sig_atomic_t = 0

  /// The signal that came; 0 for none.
  static var number: Int32 { received }

  /// Takes note of the signals instead of ending.
  static func watch() {
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number) { Interruption.received = $0 } }
  }

  /// Ends as the signal would have ended the program, so that the caller sees why; also from its handler.
  static func end(as number: Int32) -> Never {
    signal(number, SIG_DFL)
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, number)
    sigprocmask(SIG_UNBLOCK, &signals, nil)
    raise(number)
    _exit(128 + number)
  }
}
