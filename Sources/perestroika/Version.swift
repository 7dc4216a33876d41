import Terminal

/// The program's version, and those of what it stands on.
enum Version {
  static let number = "0.1.0"

  /// The words that `--version` prints.
  static var words: String { "perestroika \(number) (\(CursesVersion.words))" }
}
