import CNcurses

/// Keeps what is typed before there is a screen from standing on the terminal.
public enum SilentTyping {
  /// Runs something during which nothing that is typed is echoed.
  ///
  /// What is typed waits for whoever reads it. Whatever ends the program meanwhile gives the terminal back as it was.
  public static func during<Result>(_ body: () throws -> Result) rethrows -> Result {
    let isSilent = stop_echo()
    defer { if isSilent { give_echo_back() } }
    return try body()
  }
}
