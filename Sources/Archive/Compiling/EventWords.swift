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

  init(
    _ event: Event, _ quotations: [Quotation], _ disagreements: [Disagreement], independent: Int,
    _ names: CatalogueNames
  ) {
    let sources = Set(quotations.map { names.sourceNumber($0.source) }).sorted()
    title = FoldedWords([event.title])
    self.names = FoldedWords(names.names(in: event))
    rest = FoldedWords(EventWords.rest(of: event, quotations, disagreements, names))
    signs = EventSign.all(
      of: event, theme: names.themeNumber(event.theme), sources: sources, isDisputed: !disagreements.isEmpty,
      isSingle: independent == 1,
      hasPrimary: event.accounts.contains { names.isPrimary(names.sourceNumber($0.source)) })
  }

  private static func rest(
    of event: Event, _ quotations: [Quotation], _ disagreements: [Disagreement], _ names: CatalogueNames
  ) -> [String] {
    var texts = [event.summary, event.note ?? ""]
    for (index, quotation) in quotations.enumerated() {
      texts += [quotation.says, quotation.quote.exact]
      texts.append((quotation.link.map { event.links[$0].note } ?? event.accounts[index].note) ?? "")
      if let name = names.sourceName(quotation.source) { texts.append(name) }
    }
    return texts + disagreements.flatMap { [$0.note, $0.because].compactMap { $0 } }
  }
}
