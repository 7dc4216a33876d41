import Catalogue

/// What the index is given for an event.
struct EventWords: Sendable {
  /// The words of the title.
  var title: FoldedWords
  /// Every name under which the people, organisations, places and the theme are known.
  var names: FoldedWords
  /// The words of all else.
  var rest: FoldedWords
  /// The signs of ``EventSign``, parted by blanks.
  var signs: String

  init(_ event: Event, _ disagreements: [Disagreement], _ names: CatalogueNames) {
    let sources = Set(event.accounts.map { names.sourceNumber($0.source) }).sorted()
    title = FoldedWords([event.title])
    self.names = FoldedWords(names.names(in: event))
    rest = FoldedWords(EventWords.rest(of: event, disagreements, names))
    signs = EventSign.all(
      of: event, theme: names.themeNumber(event.theme), sources: sources, isDisputed: !disagreements.isEmpty,
      hasPrimary: sources.contains(where: names.isPrimary))
  }

  private static func rest(of event: Event, _ disagreements: [Disagreement], _ names: CatalogueNames) -> [String] {
    var texts = [event.summary, event.note ?? ""]
    for account in event.accounts {
      texts += [account.says, account.quote.exact, account.note ?? ""]
      if let name = names.sourceName(account.source) { texts.append(name) }
    }
    return texts + disagreements.compactMap(\.note)
  }
}
