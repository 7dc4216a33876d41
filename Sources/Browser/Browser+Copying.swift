import Archive
import Evidence
import Screen

/// What leaves the program: passages, citations, addresses.
extension EraBrowser {
  /// Tells the reader how something went that the browser itself cannot do.
  public mutating func report(_ text: String, isError: Bool = false) { say(text, isError: isError) }

  /// Copies the passage that is shown, with its citation.
  mutating func copyPassage() -> Effect? {
    guard let place = reading(), archive.sources.indices.contains(place.source),
      let block = meantPiece(withPin: false)
    else {
      say("there is no passage to copy")
      return nil
    }
    let source = archive.sources[place.source]
    let words: String
    var paragraph: Int? = block.number
    if source.isAttached {
      words = block.text.contains("\n") ? block.text : PickList.line(block.text)
    } else {
      // Of a source without a text only the fragment is known.
      guard let pin = block.pins.first else {
        say("there is no passage to copy")
        return nil
      }
      words = pin.quote.exact
      paragraph = nil
    }
    let text = "“\(words)”\n\n" + EraBrowser.citation(source, paragraph: paragraph) + "\n"
    let what = paragraph.map { "¶ \($0) with its citation" } ?? "the quote with its citation"
    return .copy(text, what: what)
  }

  /// Copies the citation of the source that is shown.
  mutating func copyCitation() -> Effect? {
    guard let place = reading(), archive.sources.indices.contains(place.source) else { return nil }
    return .copy(archive.sources[place.source].citation + "\n", what: "the citation")
  }

  /// A citation in Chicago style that ends with the paragraph.
  static func citation(_ source: SourceDetail, paragraph: Int?) -> String {
    guard let paragraph else { return source.citation }
    let citation = source.citation.hasSuffix(".") ? String(source.citation.dropLast()) : source.citation
    return citation + ", ¶ \(paragraph)."
  }

  /// Opens the address of the source that is shown, at the quoted words where a quote pins them.
  mutating func openAddress() -> Effect? {
    guard let place = reading(), archive.sources.indices.contains(place.source),
      let address = archive.sources[place.source].address
    else { return nil }
    guard TextFragment.canOpen(address) else {
      say("only http, https and file can be opened, not \(address)", isError: true)
      return nil
    }
    guard let quote = quote(pinning: place) else { return .open(address) }
    return .open(
      TextFragment.address(address, quote: quote.exact, prefix: quote.prefix, suffix: quote.suffix))
  }

  /// The quote of the account whose passage is shown.
  private func quote(pinning place: ReadingPlace) -> TextQuoteSelector? {
    guard let pin = place.pin, place.isQuote, pin.position == selectedPosition, let detail = selectedDetail,
      detail.accounts.indices.contains(pin.account)
    else { return nil }
    return detail.accounts[pin.account].quote
  }
}
