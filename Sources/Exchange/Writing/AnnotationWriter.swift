import Catalogue
import Chronology
import Evidence

/// Web Annotations (W3C Web Annotation Data Model): what an account says, at the words that it rests on.
///
/// The address of a source is a target with the quote; the reader's text of it, where it is attached, is one with the
/// quote and the position, which holds for that text alone.
struct AnnotationWriter: ExportWriter {
  private let head: ExportHead
  private var lines = ItemLines()

  init(_ head: ExportHead) { self.head = head }

  func opening() -> String {
    let label = JSONValue.string([head.title, head.choice].compactMap { $0 }.joined(separator: ": ")).line
    return """
      {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:x-perestroika:annotations", \
      "type": "AnnotationCollection", "label": \(label), \
      "first": {"id": "urn:x-perestroika:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": [
      """
  }

  mutating func text(of exported: ExportedEvent) -> String {
    var text = ""
    for index in exported.event.accounts.indices { text += lines.text(of: annotation(index, exported)) }
    return text
  }

  func closing() -> String { "\n]}, \"total\": \(lines.count)}\n" }

  private func annotation(_ index: Int, _ exported: ExportedEvent) -> JSONValue {
    let account = exported.event.accounts[index]
    let anchors = exported.document.anchors
    var bodies = [
      JSONValue.object([
        .init("type", .string("TextualBody")), .init("value", .string(account.says)),
        .init("format", .string("text/plain")), .init("language", .string("en")),
        .init("purpose", .string("describing")),
      ]),
      .object([
        .init("type", .string("SpecificResource")), .init("source", .string(Name.event(exported.event.id))),
        .init("purpose", .string("linking")),
      ]),
    ]
    if let date = account.date {
      bodies.append(
        .object([
          .init("type", .string("TextualBody")), .init("value", .string(date.canonical)),
          .init("purpose", .string("tagging")),
        ]))
    }
    let targets = self.targets(of: account, anchor: anchors.indices.contains(index) ? anchors[index] : .unattached)
    return .object([
      .init("@context", .string("http://www.w3.org/ns/anno.jsonld")),
      .init("id", .string(Name.account(index + 1, of: exported.event.id))), .init("type", .string("Annotation")),
      .init("motivation", .string("describing")), .init("body", .array(bodies)),
      .init("target", targets.count == 1 ? targets[0] : .array(targets)),
    ])
  }

  private func targets(of account: Account, anchor: Anchor) -> [JSONValue] {
    var quote: [JSONValue.Member] = [
      .init("type", .string("TextQuoteSelector")), .init("exact", .string(account.quote.exact)),
    ]
    if let prefix = account.quote.prefix { quote.append(.init("prefix", .string(prefix))) }
    if let suffix = account.quote.suffix { quote.append(.init("suffix", .string(suffix))) }
    func target(_ source: String, _ selectors: [JSONValue]) -> JSONValue {
      .object([
        .init("type", .string("SpecificResource")), .init("source", .string(source)),
        .init("selector", .array(selectors)),
      ])
    }
    var targets: [JSONValue] = []
    if let url = head.source(account.source)?.url { targets.append(target(url, [.object(quote)])) }
    if let start = anchor.start, let end = anchor.end {
      let position = JSONValue.object([
        .init("type", .string("TextPositionSelector")), .init("start", .integer(start)), .init("end", .integer(end)),
      ])
      targets.append(target(Name.source(account.source), [.object(quote), position]))
    }
    return targets.isEmpty ? [target(Name.source(account.source), [.object(quote)])] : targets
  }
}
