import Catalogue
import Chronology

/// BibLaTeX: an entry a source, its id the key.
struct BibLaTeXWriter: ExportWriter {
  init(_ head: ExportHead) {}

  func text(of source: Source) -> String {
    var fields: [(String, String)] = []
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { fields.append((name, value)) }
    }
    let kind = Self.kind(of: source.type)
    for (name, key) in [("author", "author"), ("editor", "editor"), ("translator", "translator")] {
      add(name, source[key].map { $0.names.map(Self.name).joined(separator: " and ") })
    }
    add("title", Self.title(source.title))
    add("shorttitle", source["title-short"]?.text.map(Self.title))
    add(Self.containerField(of: kind), source.containerTitle.map(Self.title))
    add("entrysubtype", kind.subtype)
    let isOfEvent = ["inproceedings", "unpublished"].contains(kind.entry)
    let event = source["event-title"] ?? source["event"]
    add(isOfEvent ? "eventtitle" : "titleaddon", event?.text.map(Self.escaped))
    for (name, key) in [
      ("volume", "volume"), ("number", "issue"), ("number", "number"), ("edition", "edition"),
      ("publisher", "publisher"),
      ("location", "publisher-place"), (isOfEvent ? "venue" : "location", "event-place"),
      ("isbn", "ISBN"), ("issn", "ISSN"),
      ("language", "language"),
    ] where !fields.contains(where: { $0.0 == name }) {
      add(name, source[key]?.text.map(Self.escaped))
    }
    add("pages", source["page"]?.text.map { Self.escaped($0.replacing("–", with: "-")).replacing("-", with: "--") })
    addDate("date", otherwise: "verba", source.issued, &fields)
    addDate("origdate", otherwise: "verbb", source["original-date"]?.date, &fields)
    add("doi", source["DOI"]?.text.map(Self.verbatim))
    add("url", source.url.map(Self.verbatim))
    addDate("urldate", otherwise: "verbc", source["accessed"]?.date, &fields)
    let words = [source.issued, source["original-date"]?.date, source["accessed"]?.date]
      .filter { !Self.holds($0) }.compactMap { $0?.words }
    add(
      "note",
      (words + [source["note"]?.text].compactMap { $0 }).map { Self.escaped($0.inOneLine) }.joined(separator: ". "))
    add("related", source.derivedFrom)
    let tags = [source.tier.rawValue, source.perspective].compactMap { $0 }.map { $0.replacing(",", with: ";") }
    add("keywords", Self.escaped(tags.joined(separator: ", ")))
    let lines = fields.map { "  \($0.0) = {\($0.1)},\n" }
    return "@\(kind.entry){\(source.id),\n" + lines.joined() + "}\n\n"
  }

  /// BibLaTeX reads EDTF of levels 0 and 1.
  private static func holds(_ date: EDTF?) -> Bool { date.map { $0.level <= 1 && $0.precision != .second } ?? true }

  /// A date that BibLaTeX does not read stands in a field for what is one's own.
  private func addDate(
    _ name: String, otherwise own: String, _ date: EDTF?, _ fields: inout [(String, String)]
  ) {
    if let date { fields.append((Self.holds(date) ? name : own, date.canonical)) }
  }

  private static func kind(of type: String) -> (entry: String, subtype: String?) {
    switch type {
    case "article-journal", "review", "review-book": ("article", nil)
    case "article-magazine": ("article", "magazine")
    case "article-newspaper": ("article", "newspaper")
    case "webpage", "post", "post-weblog": ("online", nil)
    case "entry", "entry-dictionary", "entry-encyclopedia": ("inreference", nil)
    case "book", "classic": ("book", nil)
    case "chapter": ("incollection", nil)
    case "paper-conference": ("inproceedings", nil)
    case "report": ("report", nil)
    case "thesis": ("thesis", nil)
    case "manuscript": ("unpublished", nil)
    case "periodical": ("periodical", nil)
    case "legislation", "bill": ("legislation", nil)
    default: ("misc", type == "document" ? nil : type)
    }
  }

  private static func containerField(of kind: (entry: String, subtype: String?)) -> String {
    switch kind.entry {
    case "article": "journaltitle"
    case "inreference", "incollection", "inproceedings": "booktitle"
    case "online": "organization"
    default: "howpublished"
    }
  }

  /// `Doyle, Clare`; a name that is not to be taken apart in braces of its own.
  private static func name(_ name: CSLName) -> String {
    if let literal = name.literal { return "{" + escaped(literal) + "}" }
    let parts = [name.family, name.given].compactMap { $0 }.map(escaped)
    return parts.count == 2 || name.family != nil ? parts.joined(separator: ", ") : "{" + parts.joined() + "}"
  }

  /// Words with capitals in braces, so that no style makes them small.
  private static func title(_ title: String) -> String {
    title.inOneLine.split(separator: " ").map { word in
      let text = escaped(String(word))
      return word.contains(where: \.isUppercase) ? "{" + text + "}" : text
    }.joined(separator: " ")
  }

  /// Text for LaTeX.
  static func escaped(_ text: String) -> String {
    let written = text.inOneLine.writing { scalar in
      switch scalar {
      case "&", "%", "#", "_", "{", "}", "$": "\\" + String(scalar)
      case "~": "\\textasciitilde{}"
      case "^": "\\textasciicircum{}"
      case "\\": "\\textbackslash{}"
      default: nil
      }
    }
    // TeX would make a dash of two hyphens.
    return written.replacing("--", with: "-{}-")
  }

  /// An address, which BibLaTeX takes as it stands; only braces and backslashes must not be in it.
  private static func verbatim(_ text: String) -> String {
    text.replacing("{", with: "%7B").replacing("}", with: "%7D").replacing("\\", with: "%5C").inOneLine
  }
}
