import Catalogue
import Chronology

/// JSON Feed 1.1: an event an item; the date in words opens its text, the EDTF stands in `_timeline`.
struct FeedWriter: ExportWriter {
  private let head: ExportHead
  private var lines = ItemLines()

  init(_ head: ExportHead) { self.head = head }

  func opening() -> String {
    let title = JSONValue.string(head.title).line
    let words = JSONValue.string(head.choice ?? "Events in order of time").line
    return """
      {"version": "https://jsonfeed.org/version/1.1", "title": \(title), "description": \(words), \
      "language": "en", "items": [
      """
  }

  mutating func text(of exported: ExportedEvent) -> String {
    let event = exported.event
    var words = event.date.words + ". " + event.summary
    if let note = event.note { words += "\n\n" + note }
    for account in event.accounts {
      words += "\n\n\(account.says) “\(account.quote.exact)” — \(head.citation(account.source))"
    }
    var members: [JSONValue.Member] = [.init("id", .string(Name.event(event.id)))]
    if let url = head.address(of: event)?.url { members.append(.init("url", .string(url))) }
    members += [
      .init("title", .string(event.title)), .init("content_text", .string(words)), .init("tags", .texts(exported.tags)),
    ]
    if let day = event.date.earliest.day ?? event.date.latest.day, (0...9999).contains(day.year) {
      members.append(.init("date_published", .string(day.description + "T00:00:00Z")))
    }
    members.append(
      .init(
        "_timeline",
        .object([
          .init("edtf", .string(event.date.canonical)), .init("display", .string(event.date.words)),
          .init("earliest", .text(event.date.earliest.jsonValue)), .init("latest", .text(event.date.latest.jsonValue)),
        ])))
    return lines.text(of: .object(members))
  }

  func closing() -> String { "\n]}\n" }
}

/// The names of things as URIs; they name and do not lead anywhere.
enum Name {
  /// An event.
  static func event(_ id: String) -> String { "urn:x-perestroika:event:\(id)" }
  /// An account, counted from one.
  static func account(_ number: Int, of id: String) -> String { "urn:x-perestroika:account:\(id):\(number)" }
  /// A link, counted from one.
  static func link(_ number: Int, of id: String) -> String { "urn:x-perestroika:link:\(id):\(number)" }
  /// The text of a source.
  static func source(_ id: String) -> String { "urn:x-perestroika:source:\(id)" }
}
