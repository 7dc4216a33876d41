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
    let event = exported.event
    for (index, quotation) in event.quotations.enumerated() {
      text += lines.text(of: annotation(quotation, at: index, exported))
    }
    return text
  }

  func closing() -> String { "\n]}, \"total\": \(lines.count)}\n" }

  /// - Parameter index: the index among the quotations of the event; those of links come after the accounts.
  private func annotation(_ quotation: Quotation, at index: Int, _ exported: ExportedEvent) -> JSONValue {
    let event = exported.event
    let anchors = exported.document.anchors
    let link = quotation.link.map { event.links[$0] }
    let account = link == nil ? event.accounts[index] : nil
    var bodies = [
      JSONValue.object([
        .init("type", .string("TextualBody")), .init("value", .string(quotation.says)),
        .init("format", .string("text/plain")), .init("language", .string("en")),
        .init("purpose", .string("describing")),
      ]),
      .object([
        .init("type", .string("SpecificResource")), .init("source", .string(Name.event(exported.event.id))),
        .init("purpose", .string("linking")),
      ]),
    ]
    if let link {
      bodies.append(
        .object([
          .init("type", .string("SpecificResource")), .init("source", .string(Name.event(link.event))),
          .init("purpose", .string("linking")),
        ]))
    }
    let stance = account?.stance?.rawValue ?? link?.stance.rawValue
    for tag in [account?.date?.canonical, stance].compactMap({ $0 }) {
      bodies.append(
        .object([
          .init("type", .string("TextualBody")), .init("value", .string(tag)), .init("purpose", .string("tagging")),
        ]))
    }
    let number = link == nil ? index + 1 : (quotation.link ?? 0) + 1
    let name = link == nil ? Name.account(number, of: event.id) : Name.link(number, of: event.id)
    let targets = self.targets(of: quotation, anchor: anchors.indices.contains(index) ? anchors[index] : .unattached)
    return .object([
      .init("@context", .string("http://www.w3.org/ns/anno.jsonld")),
      .init("id", .string(name)), .init("type", .string("Annotation")),
      .init("motivation", .string("describing")), .init("body", .array(bodies)),
      .init("target", targets.count == 1 ? targets[0] : .array(targets)),
    ])
  }

  private func targets(of quotation: Quotation, anchor: Anchor) -> [JSONValue] {
    var quote: [JSONValue.Member] = [
      .init("type", .string("TextQuoteSelector")), .init("exact", .string(quotation.quote.exact)),
    ]
    if let prefix = quotation.quote.prefix { quote.append(.init("prefix", .string(prefix))) }
    if let suffix = quotation.quote.suffix { quote.append(.init("suffix", .string(suffix))) }
    func target(_ source: String, _ selectors: [JSONValue]) -> JSONValue {
      .object([
        .init("type", .string("SpecificResource")), .init("source", .string(source)),
        .init("selector", .array(selectors)),
      ])
    }
    var targets: [JSONValue] = []
    if let url = head.source(quotation.source)?.url { targets.append(target(url, [.object(quote)])) }
    if let start = anchor.start, let end = anchor.end {
      let position = JSONValue.object([
        .init("type", .string("TextPositionSelector")), .init("start", .integer(start)), .init("end", .integer(end)),
      ])
      targets.append(target(Name.source(quotation.source), [.object(quote), position]))
    }
    return targets.isEmpty ? [target(Name.source(quotation.source), [.object(quote)])] : targets
  }
}
