import CNcurses

/// The version of the curses library that the program runs with.
public enum CursesVersion {
  /// The library's own words, for instance `ncurses 6.4.20221231`.
  public static var words: String { curses_version().map { String(cString: $0) } ?? "ncurses" }
}
