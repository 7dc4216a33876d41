import Catalogue

/// JSON Lines: an event a line, as `list --jsonl` prints it; where marks were asked for, with a member for the mark.
struct JSONLinesWriter: ExportWriter {
  private let hasMarks: Bool

  init(_ head: ExportHead) { hasMarks = head.hasMarks }

  func text(of event: ExportedEvent) -> String {
    guard hasMarks, case .object(let members) = event.json else { return event.json.line + "\n" }
    return JSONValue.object(members + [.init("mark", .text(event.mark))]).line + "\n"
  }
}
