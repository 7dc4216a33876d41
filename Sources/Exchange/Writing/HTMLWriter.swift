import Catalogue
import Chronology
import Evidence

/// One HTML page: no script, nothing loaded from elsewhere; every event, account, year and source has an anchor.
///
/// An event's anchor is its id, that of an account the id with a full stop and its number; those of years and sources
/// hold a full stop too, which no id does.
struct HTMLWriter: ExportWriter {
  private let head: ExportHead
  private var year: String?
  private var hasSources = false

  init(_ head: ExportHead) { self.head = head }

  func opening() -> String {
    let title = Markup.html(head.title)
    var text = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <style>
      \(Self.style)</style>
      </head>
      <body>
      <header>
      <h1>\(title)</h1>
      <p>\(head.count) \(head.count == 1 ? "event" : "events")\(head.choice.map { ": " + Markup.html($0) } ?? ""). \
      Where sources disagree, ≠ says so.</p>
      </header>
      <nav aria-label="Years">
      <ul>

      """
    for (year, count) in head.years {
      text += "<li><a href=\"#year.\(year)\">\(year)</a> <small>\(count)</small></li>\n"
    }
    return text + "<li><a href=\"#sources.all\">Sources</a></li>\n</ul>\n</nav>\n<main>\n"
  }

  mutating func text(of exported: ExportedEvent) -> String {
    let event = exported.event
    var text = ""
    if year != exported.year {
      if year != nil { text += "</section>\n" }
      year = exported.year
      text += "<section>\n<h2 id=\"year.\(exported.year)\">\(exported.year)</h2>\n"
    }
    let isDisputed = !event.disagreements.isEmpty
    text += "<article id=\"\(event.id)\">\n"
    text += "<h3><a href=\"#\(event.id)\">\(Markup.html(event.title))</a>"
    text += isDisputed ? " <span title=\"sources disagree\">≠</span></h3>\n" : "</h3>\n"
    text += "<p class=\"facts\">" + Self.time(event.date)
    for fact in [[exported.theme] + exported.weight, exported.places, exported.people, exported.organisations]
    where !fact.isEmpty {
      text += " · " + Markup.html(fact.joined(separator: ", "))
    }
    text += "</p>\n"
    if let names = exported.otherNames { text += "<p class=\"facts\">\(Markup.html(names))</p>\n" }
    text += Markup.paragraphs(event.summary) + "\n"
    if let note = event.note { text += Markup.paragraphs(note, kind: "note") + "\n" }
    if !event.accounts.isEmpty {
      text += "<ol>\n"
      for (index, account) in event.accounts.enumerated() { text += item(account, number: index + 1, of: event) }
      text += "</ol>\n"
    }
    let claims = event.links.filter { $0.claim != nil }
    if !claims.isEmpty { text += "<ul>\n" + claims.map(item).joined() + "</ul>\n" }
    for one in event.disagreements { text += disagreement(one, of: event) }
    return text + "</article>\n"
  }

  private func item(_ account: Account, number: Int, of event: Event) -> String {
    var text = "<li id=\"\(event.id).\(number)\">\(Markup.paragraphs(account.says))"
    if let note = account.note { text += Markup.paragraphs(note, kind: "note") }
    var facts = account.stanceWords
    if let locator = account.locator { facts += ", ¶ \(locator)" }
    if let date = account.date { facts += " · date given: " + Self.time(date) }
    for figure in account.figures { facts += " · " + Markup.html(figure.figure.words(named: figure.words, unit: nil)) }
    return text + quotation(account.quote, account.source, facts) + "</li>\n"
  }

  /// A link that a source claims or denies.
  private func item(_ link: Link) -> String {
    guard let claim = link.claim else { return "" }
    var text = "<li><p>→ \(Markup.html(link.words))</p>\(Markup.paragraphs(claim.says))"
    if let note = link.note { text += Markup.paragraphs(note, kind: "note") }
    return text + quotation(claim.quote, claim.source, claim.locator.map { ", ¶ \($0)" } ?? "") + "</li>\n"
  }

  private func quotation(_ quote: TextQuoteSelector, _ id: String, _ facts: String) -> String {
    var address = ""
    if let url = head.source(id)?.url.flatMap(Markup.address) {
      let fragment = Markup.textFragment(quote.exact, prefix: quote.prefix, suffix: quote.suffix)
      address = Markup.html(url.contains("#") ? url + fragment : url + "#" + fragment)
    }
    var text = address.isEmpty ? "<blockquote>" : "<blockquote cite=\"\(address)\">"
    text += "<p>“\(Markup.html(quote.exact))”</p></blockquote>"
    text += "<p class=\"source\">— <a href=\"#source.\(id)\">\(Markup.html(head.name(id)))</a>\(facts)"
    if !address.isEmpty { text += "<span class=\"page\"> · <a href=\"\(address)\">the words on the page</a></span>" }
    return text + "</p>"
  }

  private func disagreement(_ one: Disagreement, of event: Event) -> String {
    let numbers = one.dissenters.map { "<a href=\"#\(event.id).\($0 + 1)\">\($0 + 1)</a>" }.joined(separator: ", ")
    let noun = one.dissenters.count == 1 ? "account" : "accounts"
    let others = one.isWithRecord ? " and the record" : ""
    let notes = [one.note, one.verdict].compactMap { $0 }.joined(separator: " ")
    let note = notes.isEmpty ? "" : ": " + Markup.html(notes.inOneLine)
    return "<p class=\"disagreement\">≠ \(Markup.html(one.about)), \(noun) \(numbers)\(others)\(note)</p>\n"
  }

  mutating func text(of source: Source) -> String {
    var text = ""
    if !hasSources {
      hasSources = true
      text +=
        (year == nil ? "" : "</section>\n") + "<section>\n<h2 id=\"sources.all\">Sources</h2>\n<ul class=\"sources\">\n"
    }
    var citation = Citation(source).text
    var link = ""
    if let url = source.url, citation.hasSuffix(url + ".") {
      citation.removeLast(url.count + 1)
      let words = Markup.html(url)
      link = (Markup.address(url).map { "<a href=\"\(Markup.html($0))\">\(words)</a>" } ?? words) + "."
    }
    let facts = [source.tier.rawValue, source.perspective].compactMap { $0 }.joined(separator: ", ")
    return text + "<li id=\"source.\(source.id)\">\(Markup.html(citation))\(link) "
      + "<small>\(Markup.html(facts))</small></li>\n"
  }

  func closing() -> String {
    let end = hasSources ? "</ul>\n</section>\n" : (year == nil ? "" : "</section>\n")
    return end + "</main>\n</body>\n</html>\n"
  }

  /// A `time` element where HTML has such a date, otherwise the words alone; the EDTF beside either.
  private static func time(_ date: EDTF) -> String {
    let words = Markup.html(date.words)
    let edtf = Markup.html(date.canonical)
    let span = PlainSpan(date)
    if span.isWhole, !date.isInterval, let start = span.start, start.year > 0, let iso = start.iso {
      return "<time datetime=\"\(iso)\" data-edtf=\"\(edtf)\">\(words)</time>"
    }
    return "<span data-edtf=\"\(edtf)\">\(words)</span>"
  }

  private static let style = """
    :root { color-scheme: light dark; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0 auto; max-width: 42rem; padding: 0 1rem 4rem; font: 1.0625rem/1.55 Georgia, "Times New Roman", serif;
      overflow-wrap: break-word; }
    h1, h2, h3, nav, .facts, .source, .disagreement, small { font-family: system-ui, sans-serif; }
    h1 { font-size: 1.9rem; line-height: 1.2; margin: 2rem 0 .5rem; }
    h2 { font-size: 1.5rem; margin: 3rem 0 1rem; padding-top: .5rem; border-top: 2px solid; }
    h3 { font-size: 1.15rem; line-height: 1.3; margin: 0 0 .2rem; }
    h3 a { color: inherit; text-decoration: none; }
    h3 a:hover { text-decoration: underline; }
    nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: 0; padding: 0; }
    nav a { display: inline-block; padding: .3rem 0; }
    small { opacity: .75; font-size: .8rem; }
    article { margin: 0 0 2.5rem; scroll-margin-top: 1rem; }
    article p { margin: .3rem 0; }
    article ol { margin: .8rem 0 0; padding-left: 1.5rem; }
    article li { margin: 0 0 .9rem; padding-left: .2rem; }
    article li > p:first-child { margin-top: 0; }
    .facts, .source, .disagreement { font-size: .85rem; }
    .facts, .source { opacity: .85; }
    .note { font-style: italic; }
    blockquote { margin: .3rem 0; padding-left: .8rem; border-left: 3px solid; }
    .disagreement { border-left: 3px double; padding-left: .8rem; }
    .sources { list-style: none; padding: 0; font-size: .95rem; }
    .sources li { margin: 0 0 .7rem; padding-left: 1.5rem; text-indent: -1.5rem; }
    :target { outline: 2px solid; outline-offset: .4rem; }
    @media print {
      html { font-size: 9.5pt; }
      body { max-width: none; padding: 0; }
      nav, .page { display: none; }
      a { color: inherit; text-decoration: none; }
      h2, h3 { break-after: avoid; }
      li, blockquote, .facts { break-inside: avoid; }
      :target { outline: none; }
    }

    """
}
