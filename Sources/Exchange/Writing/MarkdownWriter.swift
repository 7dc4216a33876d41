import Catalogue
import Chronology

/// Markdown: a section a year, an event a heading, a footnote a source.
struct MarkdownWriter: ExportWriter {
  private let head: ExportHead
  private var year: String?
  private var hasNotes = false

  init(_ head: ExportHead) { self.head = head }

  func opening() -> String {
    "# \(Markup.markdown(head.title))\n" + (head.choice.map { "\n\(Markup.markdown($0))\n" } ?? "")
  }

  mutating func text(of exported: ExportedEvent) -> String {
    let event = exported.event
    var text = ""
    if year != exported.year {
      year = exported.year
      text += "\n## \(exported.year)\n"
    }
    text += "\n### \(Markup.markdown(event.date.words)) — \(Markup.markdown(event.title))\n\n"
    text += "<!-- \(event.id) \(event.date.canonical) -->\n\n"
    let facts = [[exported.theme] + exported.weight, exported.places, exported.people, exported.organisations]
      .filter { !$0.isEmpty }.map { $0.joined(separator: ", ") }.joined(separator: " · ")
    text += "*\(Markup.markdown(facts))*\n\n"
    if let names = exported.otherNames { text += Markup.markdown(names.inOneLine) + "\n\n" }
    if let mark = exported.markWords { text += "★ \(Markup.markdown(mark))\n\n" }
    text += Markup.paragraphsOfMarkdown(event.summary)
    if let note = event.note { text += Markup.paragraphsOfMarkdown(note) }
    for account in event.accounts { text += self.text(of: account) }
    for link in event.links { text += self.text(of: link) }
    for one in event.disagreements {
      let notes = [one.note, one.verdict].compactMap { $0 }.joined(separator: " ")
      let words = "Disagreement, \(one.about) (\(one.parties))" + (notes.isEmpty ? "" : ": " + notes)
      text += Markup.markdown(words.inOneLine) + "\n\n"
    }
    text.removeLast()
    return text
  }

  private func text(of account: Account) -> String {
    var says = Markup.markdown(account.says.inOneLine)
    if let date = account.date { says += " (" + Markup.markdown(date.words) + ")" }
    let figures = account.figures.map { $0.figure.words(named: $0.words, unit: nil) }
    if !figures.isEmpty { says += " [" + Markup.markdown(figures.joined(separator: "; ")) + "]" }
    if let note = account.note { says += " — " + Markup.markdown(note.inOneLine) }
    let name = head.name(account.source) + account.stanceWords
    return quotation(says, account.quote.exact, name, account.source, account.locator)
  }

  /// A link that a source claims or denies; the catalogue's own are not told.
  private func text(of link: Link) -> String {
    guard let claim = link.claim else { return "" }
    var says = "→ " + Markup.markdown(link.words) + ": " + Markup.markdown(claim.says.inOneLine)
    if let note = link.note { says += " — " + Markup.markdown(note.inOneLine) }
    return quotation(says, claim.quote.exact, head.name(claim.source), claim.source, claim.locator)
  }

  private func quotation(_ says: String, _ quote: String, _ name: String, _ source: String, _ locator: Int?) -> String {
    """
    \(says)

    > “\(Markup.markdown(quote.inOneLine))”
    >
    > — \(Markup.markdown(name))\(locator.map { ", ¶ \($0)" } ?? "")[^\(source)]


    """
  }

  mutating func text(of source: Source) -> String {
    var citation = Citation(source).text
    var address = ""
    if let url = source.url, citation.hasSuffix(url + "."), let link = Markup.address(url) {
      citation.removeLast(url.count + 1)
      address = "<\(link)>"
    }
    let opening = hasNotes ? "" : "\n"
    hasNotes = true
    return opening + "[^\(source.id)]: \(Markup.markdown(citation.inOneLine)) \(address)".trimmingBlanks + "\n"
  }
}

extension Markup {
  /// Paragraphs, a blank line after each.
  static func paragraphsOfMarkdown(_ text: String) -> String {
    text.split(separator: "\n").map { markdown(String($0)) + "\n\n" }.joined()
  }
}
