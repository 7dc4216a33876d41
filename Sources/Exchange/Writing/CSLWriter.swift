import Catalogue
import Chronology

/// CSL-JSON: a source a line; `tier`, `perspective`, `derived_from` and what the schema has no variable for stand in `custom`.
struct CSLWriter: ExportWriter {
  private var lines = ItemLines()

  init(_ head: ExportHead) {}

  func opening() -> String { "[" }

  mutating func text(of source: Source) -> String { lines.text(of: Self.record(of: source)) }

  func closing() -> String { "\n]\n" }

  /// Types and variables of CSL that its data schema (`csl-data.json`) does not have.
  private static let unknownTypes: Set = ["event"]
  private static let unknownKeys: Set = [
    "citation-key", "contributor", "curator", "event-title", "executive-producer", "guest", "host", "narrator",
    "number-of-volumes-total", "reviewed-genre", "script-writer", "series-creator", "volume-title",
    "volume-title-short",
  ]

  /// A source as CSL-JSON.
  static func record(of source: Source) -> JSONValue {
    var members: [JSONValue.Member] = [.init("id", .string(source.id))]
    var custom: [JSONValue.Member] = [
      .init("tier", .string(source.tier.rawValue)), .init("perspective", .text(source.perspective)),
      .init("derived_from", .text(source.derivedFrom)),
    ]
    for field in source.fields {
      if field.key == "type", unknownTypes.contains(source.type) {
        members.append(.init("type", .string("document")))
        custom.append(.init("type", .string(source.type)))
      } else if unknownKeys.contains(field.key) {
        custom.append(.init(field.key, json(field.value)))
      } else {
        members.append(.init(field.key, json(field.value)))
      }
    }
    return .object(members + [.init("custom", .object(custom.filter { $0.value != .null }))])
  }

  private static func json(_ value: CSLValue) -> JSONValue {
    switch value {
    case .text(let text): .string(text)
    case .date(let date): self.date(date)
    case .names(let names):
      .array(
        names.map { name in
          let parts = [("family", name.family), ("given", name.given), ("literal", name.literal)]
          return .object(parts.compactMap { key, value in value.map { .init(key, .string($0)) } })
        })
    }
  }

  /// Seasons 21 to 24 as 1 to 4, `~` as `circa`; what neither holds is also put into words.
  static func date(_ date: EDTF) -> JSONValue {
    var members: [JSONValue.Member] = []
    let span = PlainSpan(date)
    let season =
      date.dates.count == 1 && !date.isMasked ? date.dates[0].season.flatMap { $0 <= 24 ? $0 - 20 : nil } : nil
    if let season, let year = date.dates[0].year {
      members += [.init("date-parts", .array([parts(PlainDate(year: year))])), .init("season", .integer(season))]
    } else if let start = span.anchor {
      let end = span.start == nil ? nil : span.end
      members.append(.init("date-parts", .array(([start] + [end].compactMap { $0 }).map(parts))))
    }
    if date.isApproximate { members.append(.init("circa", .bool(true))) }
    let isHeld =
      !date.isUncertain && !date.isMasked && !date.isSet && (season != nil || date.level == 0 || date.isApproximate)
    let hasOpenEnd = date.earliest.day == nil || date.latest.day == nil
    if !isHeld || hasOpenEnd { members.append(.init("literal", .string(date.words))) }
    return .object(members + [.init("edtf", .string(date.canonical))])
  }

  /// Years before year 1 are one less: CSL has no year 0.
  private static func parts(_ date: PlainDate) -> JSONValue {
    .array(
      [date.year > 0 ? date.year : date.year - 1, date.month, date.day].compactMap { $0.map { .integer($0) } })
  }
}
