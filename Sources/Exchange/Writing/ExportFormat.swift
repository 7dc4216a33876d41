/// The formats that the catalogue can be put into.
public enum ExportFormat: String, Hashable, Sendable, CaseIterable {
  case timelinejs
  case timelinejsCSV = "timelinejs-csv"
  case csv
  case jsonl
  case markdown
  case html
  case icalendar
  case markwhen
  case cslJSON = "csl-json"
  case biblatex
  case ris
  case annotations
  case jsonfeed

  /// What it is, in a few words.
  public var words: String {
    switch self {
    case .timelinejs: "TimelineJS, JSON"
    case .timelinejsCSV: "TimelineJS, the spreadsheet"
    case .csv: "comma-separated values, a row an event (RFC 4180)"
    case .jsonl: "one JSON object a line; nothing is lost"
    case .markdown: "Markdown with footnotes"
    case .html: "one HTML page without scripts"
    case .icalendar: "iCalendar (RFC 5545)"
    case .markwhen: "markwhen text"
    case .cslJSON: "the sources as CSL-JSON"
    case .biblatex: "the sources as BibLaTeX"
    case .ris: "the sources as RIS"
    case .annotations: "the quotes as W3C Web Annotations (JSON-LD)"
    case .jsonfeed: "JSON Feed 1.1"
    }
  }

  /// Whether the format holds sources alone.
  public var isBibliography: Bool { self == .cslJSON || self == .biblatex || self == .ris }

  /// A writer of the format.
  /// - Parameter isWide: whether iCalendar also gets what is only known to the year or has no end.
  public func writer(_ head: ExportHead, isWide: Bool = false) -> any ExportWriter {
    switch self {
    case .timelinejs: return TimelineJSWriter(head)
    case .timelinejsCSV: return TimelineJSTableWriter(head)
    case .csv: return TableWriter(head)
    case .jsonl: return JSONLinesWriter(head)
    case .markdown: return MarkdownWriter(head)
    case .html: return HTMLWriter(head)
    case .icalendar:
      var writer = CalendarWriter(head)
      writer.isWide = isWide
      return writer
    case .markwhen: return MarkwhenWriter(head)
    case .cslJSON: return CSLWriter(head)
    case .biblatex: return BibLaTeXWriter(head)
    case .ris: return RISWriter(head)
    case .annotations: return AnnotationWriter(head)
    case .jsonfeed: return FeedWriter(head)
    }
  }
}
