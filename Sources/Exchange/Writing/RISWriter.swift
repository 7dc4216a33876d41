import Catalogue
import Chronology

/// RIS: a record a source; a date that is not a plain one is put into words after its plain parts.
struct RISWriter: ExportWriter {
  init(_ head: ExportHead) {}

  func text(of source: Source) -> String {
    var lines = [("TY", Self.kind(of: source.type))]
    func add(_ tag: String, _ value: String?) {
      if let value, !value.isEmpty { lines.append((tag, value.inOneLine)) }
    }
    for (tag, key) in [("AU", "author"), ("A2", "editor"), ("A4", "translator")] {
      for name in source[key]?.names ?? [] { add(tag, Self.name(name)) }
    }
    add("TI", source.title)
    add("ST", source["title-short"]?.text)
    add("T2", source.containerTitle ?? (source["event-title"] ?? source["event"])?.text)
    add("VL", source["volume"]?.text)
    add("IS", source["issue"]?.text)
    let pages = (source["page"]?.text ?? "").split { "-–".contains($0) }
    add("SP", pages.first.map(String.init))
    if pages.count > 1 { add("EP", pages.last.map(String.init)) }
    add("PB", source["publisher"]?.text)
    add("CY", (source["publisher-place"] ?? source["event-place"])?.text)
    add("SN", (source["ISBN"] ?? source["ISSN"])?.text)
    add("DO", source["DOI"]?.text)
    if let date = source.issued {
      if let year = PlainSpan(date).anchor?.year, (1...9999).contains(year) { add("PY", PlainDate.padded(year, 4)) }
      add("DA", Self.date(date))
    }
    add("UR", source.url)
    if let date = source["accessed"]?.date { add("Y2", Self.date(date)) }
    add("LA", source["language"]?.text)
    add("N1", source["note"]?.text)
    add("N1", source.derivedFrom.map { "Derived from \($0)" })
    add("KW", source.tier.rawValue)
    add("KW", source.perspective)
    add("ID", source.id)
    lines.append(("ER", ""))
    return lines.map { "\($0.0)  - \($0.1)\r\n" }.joined() + "\r\n"
  }

  /// `YYYY/MM/DD/words`, with nothing where nothing is known.
  private static func date(_ date: EDTF) -> String {
    let span = PlainSpan(date)
    let isOne = span.isWhole && span.end == nil
    let start = span.anchor.flatMap { (1...9999).contains($0.year) ? $0 : nil }
    let parts = [
      start.map { PlainDate.padded($0.year, 4) }, start?.month.map { PlainDate.padded($0, 2) },
      start?.day.map { PlainDate.padded($0, 2) },
    ].map { $0 ?? "" }
    // A part that only bounds the date would say more than is known.
    let isBound = !isOne && (span.end != nil || date.isSet)
    let known = isBound ? [parts[0], "", ""] : parts
    return known.joined(separator: "/") + "/" + (isOne ? "" : date.words)
  }

  private static func name(_ name: CSLName) -> String {
    name.literal ?? [name.family, name.given].compactMap { $0 }.joined(separator: ", ")
  }

  private static func kind(of type: String) -> String {
    switch type {
    case "article-journal", "review", "review-book": "JOUR"
    case "article-magazine": "MGZN"
    case "article-newspaper": "NEWS"
    case "bill": "BILL"
    case "book", "classic": "BOOK"
    case "chapter": "CHAP"
    case "dataset": "DATA"
    case "entry-dictionary": "DICT"
    case "entry", "entry-encyclopedia": "ENCYC"
    case "hearing": "HEAR"
    case "legal_case": "CASE"
    case "legislation": "STAT"
    case "map": "MAP"
    case "motion_picture": "MPCT"
    case "pamphlet": "PAMP"
    case "paper-conference": "CPAPER"
    case "patent": "PAT"
    case "personal_communication": "PCOMM"
    case "post-weblog": "BLOG"
    case "post", "webpage": "ELEC"
    case "report": "RPRT"
    case "software": "COMP"
    case "standard": "STAND"
    case "thesis": "THES"
    default: "GEN"
    }
  }
}
