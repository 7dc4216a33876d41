import Catalogue
import Chronology

/// markwhen: bounds at the precision that was written, the date itself in the property `edtf`.
struct MarkwhenWriter: ExportWriter {
  private(set) var omitted: [OmittedEvent] = []
  private let head: ExportHead
  private var year: String?

  init(_ head: ExportHead) { self.head = head }

  func opening() -> String { "---\ntitle: \(JSONValue.string(head.title).line)\n---\n" }

  mutating func text(of exported: ExportedEvent) -> String {
    let event = exported.event
    let span = PlainSpan(event.date)
    let end = span.start == nil ? nil : span.end
    guard let start = span.anchor?.iso, end == nil || end?.iso != nil else {
      omitted.append(OmittedEvent(id: event.id, reason: "its years do not have four digits"))
      return ""
    }
    var text = ""
    if year != exported.year {
      year = exported.year
      text += "\n# \(exported.year)\n"
    }
    text +=
      "\n\(start)\((end?.iso).map { "/" + $0 } ?? ""): \(Self.title(event.title)) #\(([event.theme] + exported.weight).joined(separator: " #"))\n"
    text += "id: \(event.id)\nedtf: \"\(event.date.canonical)\"\n\n"
    if !span.isWhole { text += "(\(event.date.words))\n" }
    for line in ([event.summary] + [event.note].compactMap { $0 }).flatMap({ $0.split(separator: "\n") }) {
      text += Self.description(line.inOneLine) + "\n"
    }
    for account in event.accounts {
      let words = "\(account.says.inOneLine) “\(account.quote.exact.inOneLine)” (\(head.name(account.source)))"
      text += "- " + words + "\n"
    }
    return text
  }

  /// A `#` would begin a tag.
  private static func title(_ title: String) -> String { title.inOneLine.replacing("#", with: "＃") }

  /// A line that could be read as markup or as the date of another event gets a mark before it.
  private static func description(_ line: String) -> String {
    let isMarkup = ["#", "//", "---", "group", "section", "endGroup", "endSection", "title:", "tag:", "#"]
      .contains { line.lowercased().hasPrefix($0.lowercased()) }
    let before = line.prefix(80)
    return isMarkup || before.contains(":") ? "- " + line : line
  }
}
