import Archive
import Evidence

/// What leaves the program: passages, citations, addresses.
enum Citing {
  /// Copies a piece of a source, with its citation; nil where there is nothing to copy.
  static func copy(_ block: SourceBlock, of source: SourceDetail) -> Effect? {
    let words: String
    var paragraph: Int? = block.number
    if source.isAttached {
      words = block.text.contains("\n") ? block.text : PickList.line(block.text)
    } else {
      // Of a source without a text only the fragment is known.
      guard let pin = block.pins.first else { return nil }
      words = pin.quote.exact
      paragraph = nil
    }
    let text = "“\(words)”\n\n" + citation(source, paragraph: paragraph) + "\n"
    return .copy(text, what: paragraph.map { "¶ \($0) with its citation" } ?? "the quote with its citation")
  }

  /// Copies the citation of a source.
  static func copyCitation(of source: SourceDetail) -> Effect { .copy(source.citation + "\n", what: "the citation") }

  /// A citation in Chicago style that ends with the paragraph.
  private static func citation(_ source: SourceDetail, paragraph: Int?) -> String {
    guard let paragraph else { return source.citation }
    let citation = source.citation.hasSuffix(".") ? String(source.citation.dropLast()) : source.citation
    return citation + ", ¶ \(paragraph)."
  }

  /// Opens the address of the source that is shown, at the quoted words where a quote pins them.
  static func openAddress(in model: inout BrowserModel) -> Effect? {
    guard let place = model.reading, let address = model.source(place.source)?.address else { return nil }
    guard TextFragment.canOpen(address) else {
      model.say("only http, https and file can be opened, not \(address)", isError: true)
      return nil
    }
    guard let quote = model.account(quotedAt: place)?.quote else { return .open(address) }
    return .open(TextFragment.address(address, quote: quote.exact, prefix: quote.prefix, suffix: quote.suffix))
  }
}
