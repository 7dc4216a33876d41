import Catalogue
import Chronology

/// iCalendar (RFC 5545): whole days; a date that is not one is also put into the words of the summary.
struct CalendarWriter: ExportWriter {
  /// Whether events that are known only to the year, or have no end, are there as well.
  var isWide = false
  private(set) var omitted: [OmittedEvent] = []
  private let head: ExportHead

  /// The time that every event must say it was made at; it is fixed, so that the same events give the same bytes.
  static let stamp = "20250101T000000Z"

  init(_ head: ExportHead) { self.head = head }

  func opening() -> String {
    [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//perestroika//perestroika//EN", "CALSCALE:GREGORIAN",
      "X-WR-CALNAME:" + Self.escaped(head.title),
    ].map(Self.folded).joined()
  }

  mutating func text(of exported: ExportedEvent) -> String {
    let event = exported.event
    let span = PlainSpan(event.date)
    let hasBothEnds = event.date.earliest.day != nil && event.date.latest.day != nil
    if !isWide {
      let reason: String? =
        !hasBothEnds
        ? "it has no end or no start that is known"
        : event.date.precision == .year ? "it is known to the year only" : nil
      if let reason { return omit(event, reason) }
    }
    let first = event.date.earliest.day ?? event.date.latest.day
    let last = event.date.latest.day ?? event.date.earliest.day
    guard let first, let last, (0...9999).contains(first.year), (0...9998).contains(last.year) else {
      return omit(event, "its years do not have four digits")
    }
    let isDays = span.isWhole && event.date.precision == .day
    let summary = event.title + (isDays ? "" : " (\(event.date.words))")
    var description = event.summary
    if let note = event.note { description += "\n" + note }
    for account in event.accounts {
      description += "\n\(account.says) “\(account.quote.exact)” (\(head.name(account.source)))"
    }
    var lines = [
      "BEGIN:VEVENT", "UID:\(event.id)@perestroika.invalid", "DTSTAMP:" + Self.stamp,
      "DTSTART;VALUE=DATE:" + Self.day(first), "DTEND;VALUE=DATE:" + Self.day(last.advanced(by: 1)),
      "SUMMARY:" + Self.escaped(summary), "DESCRIPTION:" + Self.escaped(description),
      "CATEGORIES:" + ([exported.theme] + exported.weight).map(Self.escaped).joined(separator: ","),
    ]
    if !exported.places.isEmpty { lines.append("LOCATION:" + Self.escaped(exported.places.joined(separator: "; "))) }
    if let url = (head.address(of: event)?.url).flatMap(Markup.address) { lines.append("URL:" + url) }
    lines += ["TRANSP:TRANSPARENT", "X-EDTF:" + Self.escaped(event.date.canonical), "END:VEVENT"]
    return lines.map(Self.folded).joined()
  }

  func closing() -> String { Self.folded("END:VCALENDAR") }

  private mutating func omit(_ event: Event, _ reason: String) -> String {
    omitted.append(OmittedEvent(id: event.id, reason: reason))
    return ""
  }

  private static func day(_ day: Day) -> String {
    PlainDate.padded(day.year, 4) + PlainDate.padded(day.month, 2) + PlainDate.padded(day.day, 2)
  }

  /// The text of a property value (RFC 5545, 3.3.11).
  static func escaped(_ text: String) -> String {
    text.writing { scalar in
      switch scalar {
      case "\\": "\\\\"
      case ";": "\\;"
      case ",": "\\,"
      case "\n": "\\n"
      default: nil
      }
    }
  }

  /// A line folded so that no part of it is longer than 75 octets, never within a code point, with CR LF at its end.
  static func folded(_ line: String) -> String {
    var result = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if octets + size > 75 {
        result += "\r\n "
        octets = 1
      }
      result.unicodeScalars.append(scalar)
      octets += size
    }
    return result + "\r\n"
  }
}
