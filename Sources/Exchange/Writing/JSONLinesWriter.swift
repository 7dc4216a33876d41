import Catalogue

/// JSON Lines: an event a line, as `list --jsonl` prints it.
struct JSONLinesWriter: ExportWriter {
  init(_ head: ExportHead) {}

  func text(of event: ExportedEvent) -> String { event.json.line + "\n" }
}
