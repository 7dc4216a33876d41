/// Checks of prose, support and taste, which `check --style` makes: what they find does not keep a catalogue from being used.
struct StyleChecks: Sendable {
  /// The least that a landmark rests on.
  private static let landmark = (accounts: 4, sources: 3, perspectives: 2)

  private let roots: SourceRoots
  private let perspectives: [String: String]
  private let phrases: [(words: [String], phrase: String)]

  init(_ contents: CatalogueContents, _ roots: SourceRoots) {
    self.roots = roots
    perspectives = Dictionary(contents.sources.compactMap { source in source.perspective.map { (source.id, $0) } }) {
      first, _ in first
    }
    phrases = contents.phrasesToAvoid.map { (words(of: $0), $0) }
  }

  /// What is wrong with an event.
  func problems(of event: Event, _ origins: Origins) -> [Problem] {
    var problems: [Problem] = []
    func report(_ message: String, _ path: [Origins.Step]) {
      problems.append(
        Problem(at: origins.place(of: event, path: path), message: message, severity: .warning))
    }
    for (path, text) in event.ownWords(withTitle: true) {
      let own = words(of: text)
      for phrase in phrases where own.containsRun(phrase.words) {
        report("“\(phrase.phrase)” is a phrase to avoid; say it plainly", path)
      }
      if path.last == "says", let first = own.first, StyleChecks.pronouns.contains(first) {
        report("begins with “\(first)”, which nobody understands who reads this account alone; name who or what", path)
      }
    }
    for (index, dispute) in event.disputes.enumerated() where dispute.follows != nil && dispute.because == nil {
      report("says whom the record follows, and not why; add “because”", ["disputes", .index(index), "follows"])
    }
    if let lack = lackOfSupport(event) { report(lack, ["accounts"]) }
    return problems
  }

  /// Words at the beginning of a gist that point to a sentence before it.
  private static let pronouns: Set = [
    "He", "She", "It", "They", "His", "Her", "Its", "Their", "This", "That", "These", "Those", "Both", "Here", "There",
  ]

  private func lackOfSupport(_ event: Event) -> String? {
    let independent = roots.count(of: event)
    guard event.importance == .landmark else {
      return independent > 1 || event.note != nil || event.accounts.contains { $0.note != nil }
        ? nil : "rests on one source, and no note says on what its date rests"
    }
    let least = StyleChecks.landmark
    let views = Set(event.accounts.compactMap { perspectives[$0.source] }).count
    if event.accounts.count >= least.accounts, independent >= least.sources, views >= least.perspectives { return nil }
    return
      "a landmark needs \(least.accounts) accounts of \(least.sources) independent sources and \(least.perspectives) "
      + "perspectives; it has \(event.accounts.count), \(independent) and \(views)"
  }
}
