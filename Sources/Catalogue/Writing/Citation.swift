import Chronology

/// The entry of a source in a bibliography, in the Chicago style (notes and bibliography, 17th edition).
///
/// It covers the types that the catalogue uses by a template each; fields that the record has not are left out.
public struct Citation: Hashable, Sendable {
  /// The entry as plain text, titles of articles in quotation marks.
  public let text: String

  /// Puts a record into words.
  public init(_ source: Source) {
    let parts = [
      Citation.authors(source["author"]?.names ?? []), Citation.title(of: source),
      Citation.container(of: source),
      source.url.map { $0 + "." },
    ]
    text = parts.compactMap { $0 }.joined(separator: " ")
  }

  /// `Doyle, Clare, and Peter Taaffe.`; only the first name is inverted.
  private static func authors(_ names: [CSLName]) -> String? {
    guard let first = names.first else { return nil }
    var words = [first.literal ?? [first.family, first.given].compactMap { $0 }.joined(separator: ", ")]
    words += names.dropFirst().map(\.words)
    let joined =
      words.count < 3
      ? words.joined(separator: ", and ")
      : words.dropLast().joined(separator: ", ") + ", and " + (words.last ?? "")
    return joined.hasSuffix(".") ? joined : joined + "."
  }

  private static func title(of source: Source) -> String? {
    guard !source.title.isEmpty else { return nil }
    let ending = source.title.last.map { "?!".contains($0) } == true ? "" : "."
    return source.type == "book" ? source.title + ending : "“\(source.title)\(ending)”"
  }

  /// The journal with volume, number and pages, or the site, and the date.
  private static func container(of source: Source) -> String? {
    var words: [String] = []
    if let container = source.containerTitle {
      var part = container
      if let volume = source["volume"]?.text { part += " " + volume }
      if let issue = source["issue"]?.text { part += ", no. " + issue }
      words.append(part)
    }
    if let event = source["event-title"]?.text ?? source["event"]?.text { words.append(event) }
    if let publisher = source["publisher"]?.text { words.append(publisher) }
    if let date = source.issued?.words { words.append(date) }
    if let pages = source["page"]?.text { words.append(pages) }
    return words.isEmpty ? nil : words.joined(separator: ", ") + "."
  }
}
