import Catalogue
import Evidence
import Glibc

/// Attaches texts to the sources of a catalogue and keeps them in the reader's library.
public struct Attaching: Sendable {
  /// What the reader said of a text.
  public enum Choice: Hashable, Sendable {
    /// Nothing: its words decide, then its name or address.
    case automatic
    /// It is of this source.
    case source(String)
    /// It is what the address of this source gave; it is not taken where it holds none of its quotes.
    case addressOf(String)
    /// It is a new source.
    case new(Source)
  }

  /// A text that was attached.
  public struct Attached: Hashable, Sendable {
    /// What the library keeps of it.
    public var entry: LibraryIndex.Entry
    /// How the quotes of its source stand in it.
    public var fit: QuoteFit
    /// Whether the same text was there before, so that nothing was changed.
    public var wasThere: Bool
    /// The origin of the text whose place it took; nil where there was none.
    public var replaced: String?
  }

  /// Why a text is not attached, with the remedy.
  public struct Refusal: Error, Hashable, CustomStringConvertible {
    /// Where the text came from.
    public var origin: String
    /// The reason and the remedy.
    public var reason: String

    /// The origin and the reason.
    public var description: String { "\(origin): \(reason)" }
  }

  /// The catalogue, with the reader's own sources.
  public let contents: CatalogueContents
  private let recogniser: Recogniser
  private let library: OwnLibrary

  /// Prepares for a catalogue and a library.
  public init(_ contents: CatalogueContents, library: OwnLibrary) {
    self.contents = contents.withOwnSources(of: [library.path]).contents
    self.library = library
    recogniser = Recogniser(self.contents)
  }

  /// Finds out of which source a text is, and keeps it.
  /// - Parameters:
  ///   - now: the time, in seconds since 1970.
  ///   - progress: told now and then the share of the work that is done, from 0 to 1.
  /// - Throws: ``Refusal`` where the text fits no source, ``ReadingError`` where the library cannot be read or written.
  public func attach(
    _ text: PreparedText, as choice: Choice, now: Int, progress: (Double) -> Void = { _ in }
  ) throws -> Attached {
    let index = try library.index()
    if choice == .automatic, let same = index.entries.first(where: { $0.digest == text.digest }),
      library.hasText(of: same.source)
    {
      let fit = recogniser.fit(of: same.source, in: text.raw, progress: progress) ?? QuoteFit()
      return Attached(entry: same, fit: fit, wasThere: true, replaced: nil)
    }
    let (source, recognition, fit) = try decide(text, choice, progress: progress)
    let earlier = library.hasText(of: source) ? index[source] : nil
    if choice == .automatic, let earlier { try compare(text, fit, recognition, with: earlier) }
    var record = earlier?.record
    if case .new(let made) = choice { record = made }
    let entry = LibraryIndex.Entry(
      source: source, origin: text.origin, encoding: text.encoding.rawValue, digest: text.digest,
      converter: text.converter, recognition: recognition, added: now, record: record ?? index[source]?.record)
    try library.keep(text, as: entry)
    return Attached(entry: entry, fit: fit, wasThere: false, replaced: earlier?.origin)
  }

  private func decide(
    _ text: PreparedText, _ choice: Choice, progress: (Double) -> Void
  ) throws -> (String, LibraryIndex.Recognition, QuoteFit) {
    switch choice {
    case .new(let source):
      if contents.sources.contains(where: { $0.id == source.id }) {
        throw Refusal(
          origin: text.origin,
          reason:
            "there is a source “\(source.id)” already; --source \(source.id) gives it this text, --id another name")
      }
      return (source.id, .own, QuoteFit())
    case .source(let source):
      guard let fit = recogniser.fit(of: source, in: text.raw, progress: progress) else {
        throw Refusal(
          origin: text.origin,
          reason: "there is no source “\(source)”; “perestroika source” lists them all, --new adds one")
      }
      return (source, .reader, fit)
    case .addressOf(let source):
      let fit = recogniser.fit(of: source, in: text.raw, progress: progress) ?? QuoteFit()
      if fit.total > 0, fit.found == 0 {
        throw Refusal(
          origin: text.origin,
          reason: "what its address gives holds none of the \(fit.total) quotes of “\(source)”, so it is not attached; "
            + "save the page and use: perestroika library add FILE --source \(source)")
      }
      return (source, .address, fit)
    case .automatic:
      return try recognise(text, progress: progress)
    }
  }

  private func recognise(
    _ text: PreparedText, progress: (Double) -> Void
  ) throws -> (String, LibraryIndex.Recognition, QuoteFit) {
    let answer = recogniser.recognise(text.raw, progress: progress)
    if case .recognised(let candidate, let recognition) = answer {
      return (candidate.source, recognition, candidate.fit)
    }
    for (source, recognition) in [
      (named(text.origin), LibraryIndex.Recognition.name), (addressed(text.origin), .address),
    ] {
      guard let source, let fit = recogniser.fit(of: source, in: text.raw) else { continue }
      if fit.total == 0 || fit.found > 0 { return (source, recognition, fit) }
    }
    throw Refusal(origin: text.origin, reason: Attaching.reason(for: answer))
  }

  /// The source whose id is the name of a file, without its ending.
  private func named(_ origin: String) -> String? {
    guard let name = origin.split(separator: "/").last, let dot = name.lastIndex(of: ".") else { return nil }
    let stem = String(name[..<dot])
    return contents.sources.contains { $0.id == stem } ? stem : nil
  }

  /// The source that is published at an address.
  private func addressed(_ origin: String) -> String? {
    func plain(_ address: String) -> Substring {
      let end = address.firstIndex(of: "#") ?? address.endIndex
      var rest = address[..<end]
      if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
      while rest.hasSuffix("/") { rest.removeLast() }
      return rest
    }
    guard Fetching.isAddress(origin) else { return nil }
    return contents.sources.first { $0.url.map(plain) == plain(origin) }?.id
  }

  private static func reason(for answer: Recogniser.Answer) -> String {
    let remedy = "--source ID says which source it is, --new adds it as a new one"
    guard case .unsure(let candidates) = answer, !candidates.isEmpty else {
      return "no source of the catalogue is quoted from it; \(remedy)"
    }
    let named = candidates.prefix(3).map { "\($0.source) (\($0.fit.found) of \($0.fit.total) quotes)" }
    return "it is not sure which source this is: it may be " + named.joined(separator: " or ") + "; \(remedy)"
  }

  /// Keeps an earlier text from being replaced by a worse one that nobody asked for.
  private func compare(
    _ text: PreparedText, _ fit: QuoteFit, _ recognition: LibraryIndex.Recognition, with earlier: LibraryIndex.Entry
  ) throws {
    guard let bytes = try? readBytes(of: library.textPath(of: earlier.source)), let raw = try? RawText.decode(bytes),
      let kept = recogniser.fit(of: earlier.source, in: raw),
      kept.found > fit.found || kept.found == fit.found && earlier.recognition == .digest && recognition != .digest
    else { return }
    throw Refusal(
      origin: text.origin,
      reason:
        "this is “\(earlier.source)” with \(fit.found) of \(fit.total) quotes; the library has a better text of it "
        + "(\(kept.found), from \(earlier.origin)); --source \(earlier.source) replaces that all the same")
  }
}

extension LibraryIndex.Recognition {
  /// How it was recognised and how sure that is, in words.
  public var words: String {
    switch self {
    case .digest: "known byte for byte: certain"
    case .quotes: "recognised by its quotes: sure"
    case .someQuotes: "recognised by some of its quotes: likely"
    case .name: "taken at its name: not proved"
    case .address: "from the address of the source"
    case .reader: "as you said"
    case .own: "a source of your own"
    }
  }

  /// How sure it is, in one word: `certain`, `sure`, `likely`, `unproved` or `said`.
  public var certainty: String {
    switch self {
    case .digest: "certain"
    case .quotes: "sure"
    case .someQuotes, .address: "likely"
    case .name: "unproved"
    case .reader, .own: "said"
    }
  }
}
