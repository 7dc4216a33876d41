import Chronology

/// A source as machine-readable output has it: its CSL record with tier and perspective.
public struct SourceDocument: Sendable {
  private let source: Source

  /// Makes a document of a source.
  public init(_ source: Source) {
    self.source = source
  }

  /// The record: `id`, the CSL fields in the order of the file, `tier`, `perspective`, `derived_from`.
  public var json: JSONValue {
    .object(
      [.init("id", .string(source.id))] + source.fields.map { .init($0.key, SourceDocument.json($0.value)) }
        + [
          .init("tier", .string(source.tier.rawValue)), .init("perspective", .text(source.perspective)),
          .init("derived_from", .text(source.derivedFrom)),
        ])
  }

  private static func json(_ value: CSLValue) -> JSONValue {
    switch value {
    case .text(let text): .string(text)
    case .date(let date): .string(date.canonical)
    case .names(let names):
      .array(
        names.map { name in
          let parts = [("family", name.family), ("given", name.given), ("literal", name.literal)]
          return .object(parts.compactMap { key, value in value.map { .init(key, .string($0)) } })
        })
    }
  }
}
