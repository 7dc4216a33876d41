import Evidence

/// The reader's mark on an event, with a line of their own or none.
public struct Mark: Hashable, Sendable {
  /// The id of the event.
  public var event: String
  /// The reader's own line; empty where there is none.
  public var note: String
  /// The title of the event when it was marked, for a catalogue that no longer has it.
  public var title: String
  /// The date of the event then, as EDTF.
  public var date: String

  /// The code points that a note has at most.
  public static let longestNote = 1000

  /// Makes a mark; what could harm a terminal is taken out of its words.
  public init(event: String, note: String, title: String, date: String) {
    self.event = harmless(event)
    self.note = Mark.line(note)
    self.title = harmless(title)
    self.date = harmless(date)
  }

  private static func line(_ note: String) -> String {
    var scalars = harmless(note).unicodeScalars.prefix(longestNote)[...]
    while scalars.first == " " { scalars.removeFirst() }
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}

/// Why something cannot be kept in the notebook.
public struct NotebookError: Error, Hashable, CustomStringConvertible {
  /// What is wrong, in a sentence for the reader.
  public var description: String

  /// Makes an error.
  public init(_ description: String) { self.description = description }
}
