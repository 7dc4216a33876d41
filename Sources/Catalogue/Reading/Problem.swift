import Evidence

/// Something wrong in a catalogue's files, with its place.
public struct Problem: Error, Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The path of the file relative to the catalogue's folder.
  public var file: String
  /// The line, counted from 1; a problem with a whole file stands in line 1.
  public var line: Int
  /// The column in Unicode code points, counted from 1.
  public var column: Int
  /// What was found, what was expected and, where one is known, the remedy.
  public var message: String
  /// How grave it is.
  public var severity: Severity
  /// Whether the catalogue cannot be used because of it: so it is with every error but those between layers.
  public var isFatal: Bool

  /// How grave a problem is.
  public enum Severity: String, Hashable, Sendable {
    /// The catalogue must be mended; with most errors it cannot be used as it is.
    case error
    /// The catalogue can be used.
    case warning
  }

  /// Makes a problem from its parts; what could harm a terminal is taken out of the words, which may repeat the file's.
  public init(file: String, line: Int, column: Int, message: String, severity: Severity = .error) {
    self.file = harmless(file)
    self.line = line
    self.column = column
    self.message = harmless(message)
    self.severity = severity
    isFatal = severity == .error
  }

  /// Makes a problem at a place.
  public init(at origin: Origin, message: String, severity: Severity = .error) {
    self.init(
      file: origin.file, line: origin.line, column: origin.column, message: message, severity: severity)
  }

  /// One line as compilers write them: `events/1989.yaml:12:7: error: …`.
  public var description: String {
    "\(file):\(line):\(column): \(severity.rawValue): \(message)"
  }

  /// Orders by file, line, column, errors first, and message.
  public static func < (left: Problem, right: Problem) -> Bool {
    (left.file, left.line, left.column, left.severity.rawValue, left.message)
      < (right.file, right.line, right.column, right.severity.rawValue, right.message)
  }
}

/// A place in a file of the catalogue.
public struct Origin: Hashable, Sendable {
  /// The path of the file relative to the catalogue's folder.
  public var file: String
  /// The line, counted from 1.
  public var line: Int
  /// The column in Unicode code points, counted from 1.
  public var column: Int

  /// Makes a place from its parts.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}
