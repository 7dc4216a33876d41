import Catalogue

extension ExportFormat {
  /// What an event has that the format has no place for, in words; none where it keeps all.
  ///
  /// Annotations are of the quotes alone: what else an event has is not looked for in them.
  public func lost(of event: Event) -> [String] {
    switch self {
    case .jsonl, .csv, .timelinejs, .cslJSON, .biblatex, .ris, .annotations: return []
    case .markdown, .html: return rare(event)
    case .timelinejsCSV:
      return rare(event) + unsaid(event) + (isPlain(event) ? [] : ["what is a condition, a landmark, minor"])
    case .icalendar, .markwhen, .jsonfeed: return rare(event) + unsaid(event)
    }
  }

  private func rare(_ event: Event) -> [String] {
    (event.formerIDs.isEmpty ? [] : ["former ids"]) + (event.wikidata == nil ? [] : ["numbers in Wikidata"])
  }

  private func unsaid(_ event: Event) -> [String] {
    var parts: [String] = []
    if !event.names.isEmpty || !event.forms.isEmpty { parts.append("names in other languages and other forms") }
    if event.links.contains(where: { $0.claim != nil }) { parts.append("who claims or denies a link") }
    if event.accounts.contains(where: { $0.stance != nil }) {
      parts.append("what a source denies, estimates, predicts")
    }
    if event.disputes.contains(where: { $0.follows != nil || $0.because != nil }) {
      parts.append("whom the record follows in a dispute")
    }
    return parts
  }

  private func isPlain(_ event: Event) -> Bool { event.kind == .event && event.importance == .main }
}
