import Catalogue
import Evidence
import Files
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
    /// The path or address that it came from.
    public var origin: String
    /// What the library keeps of it.
    public var entry: LibraryIndex.Entry
    /// How the quotes of its source stand in it.
    public var fit: QuoteFit
    /// Whether the same text was there before, so that nothing was changed.
    public var wasThere: Bool
    /// The origin of the text whose place it took; nil where there was none.
    public var replaced: String?
    /// The name of its source for the screen.
    public var name: String
    /// How many stretches of bytes could not be read and show as U+FFFD.
    public var replacements: Int
    /// The code points of its longest line, where that is uncommonly long.
    public var longestLine: Int?

    /// What is worth telling of it: how sure its source is, how the quotes stand, how it was read.
    public var words: String {
      var facts = [entry.recognition.words, fit.words]
      if entry.encoding != RawText.Encoding.utf8.rawValue { facts.append(entry.encoding) }
      if let converter = entry.converter { facts.append("made text by \(converter)") }
      if replacements > 0 { facts.append("\(replacements) places could not be read and show as \u{FFFD}") }
      if let longestLine { facts.append("one of its lines has \(longestLine) characters and is shown in pieces") }
      if wasThere { facts.append("it was there already") }
      if let replaced { facts.append("it takes the place of \(replaced)") }
      return harmless(facts.joined(separator: "; "))
    }
  }

  /// Why a text is not attached, with the remedy.
  public struct Refusal: Error, Hashable, CustomStringConvertible {
    /// Where the text came from.
    public var origin: String
    /// The reason, and what can be done about it.
    public var reason: String
    /// What attaches it all the same on the command line; empty where there is no such thing.
    public var option = ""
    /// What kind of reason it is.
    public var kind = Kind.unfit

    /// Kinds of reasons.
    public enum Kind: Hashable, Sendable {
      /// It fits no source, or not well enough.
      case unfit
      /// It cannot be read, or the library cannot be written.
      case unreadable
      /// It may not be asked for so.
      case wrongUse
      /// It is one of the files of a folder, and the others go on.
      case passedOver
    }

    /// The reason with the option that helps, for the command line.
    public var words: String { option.isEmpty ? reason : "\(reason); \(option)" }
    /// The origin, the reason and the option.
    public var description: String { "\(origin): \(words)" }
  }

  /// The catalogue, with the reader's own sources.
  public let contents: CatalogueContents
  /// Where texts are kept.
  public let library: OwnLibrary
  /// Where the records of new sources are kept; nil for the index of the library.
  private let own: OwnCatalogue?
  private let recogniser: Recogniser

  /// Prepares for a catalogue and a library.
  /// - Parameter own: the reader's own catalogue, where the records of new sources are kept.
  public init(_ contents: CatalogueContents, library: OwnLibrary, own: OwnCatalogue? = nil) {
    self.contents = contents.withOwnSources(of: [library.path], own).contents
    self.library = library
    self.own = own
    recogniser = Recogniser(self.contents)
  }

  /// Finds out of which source a text is, and keeps it.
  /// - Parameters:
  ///   - now: the time, in seconds since 1970.
  ///   - progress: told now and then the share of the work that is done, from 0 to 1; whether to go on.
  /// - Throws: ``Refusal`` where the text fits no source, ``ReadingError`` where the library cannot be read or written,
  ///   ``Cancelled`` once `progress` has answered no.
  public func attach(
    _ text: PreparedText, as choice: Choice, now: Int, progress: (Double) -> Bool = { _ in true }
  ) throws -> Attached {
    let index = try library.index()
    if choice == .automatic, let same = index.entries.first(where: { $0.digest == text.digest }),
      library.hasText(of: same.source)
    {
      let fit = try recogniser.fit(of: same.source, in: text.raw, progress: progress) ?? QuoteFit()
      return attached(text, same, fit, wasThere: true)
    }
    let (source, recognition, fit) = try decide(text, choice, progress: progress)
    let earlier = library.hasText(of: source) ? index[source] : nil
    if choice == .automatic, let earlier { try compare(text, fit, recognition, with: earlier) }
    var record = earlier?.record
    var made: Source?
    if case .new(let source) = choice { made = source }
    if own == nil { record = made ?? record }
    let entry = LibraryIndex.Entry(
      source: source, origin: text.origin, encoding: text.encoding.rawValue, digest: text.digest,
      converter: text.converter, recognition: recognition, added: now, record: record ?? index[source]?.record)
    guard progress(1) else { throw Cancelled() }
    if let made { try own?.add([made]) }
    try library.keep(text, as: entry)
    return attached(text, entry, fit, made: made, replaced: earlier?.origin)
  }

  /// More code points than this in a line are worth a word.
  private static let longLine = 1_000_000

  private func attached(
    _ text: PreparedText, _ entry: LibraryIndex.Entry, _ fit: QuoteFit, made: Source? = nil, wasThere: Bool = false,
    replaced: String? = nil
  ) -> Attached {
    let name = (made ?? entry.record)?.shortName ?? contents.sources.first { $0.id == entry.source }?.shortName
    return Attached(
      origin: text.origin, entry: entry, fit: fit, wasThere: wasThere, replaced: replaced, name: name ?? "",
      replacements: text.replacements,
      longestLine: text.longestLine.flatMap { $0 > Attaching.longLine ? $0 : nil })
  }

  private func decide(
    _ text: PreparedText, _ choice: Choice, progress: (Double) -> Bool
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
      guard let fit = try recogniser.fit(of: source, in: text.raw, progress: progress) else {
        throw Refusal(
          origin: text.origin,
          reason: "there is no source “\(source)”; “perestroika source” lists them all, --new adds one")
      }
      return (source, .reader, fit)
    case .addressOf(let source):
      let fit = try recogniser.fit(of: source, in: text.raw, progress: progress) ?? QuoteFit()
      if fit.total > 0, fit.found == 0 {
        throw Refusal(
          origin: text.origin,
          reason: "what its address gives holds none of the \(fit.total) quotes of “\(source)”, so it is not attached; "
            + "save the page and attach the file",
          option: "perestroika library add FILE --source \(source)")
      }
      return (source, .address, fit)
    case .automatic:
      return try recognise(text, progress: progress)
    }
  }

  private func recognise(
    _ text: PreparedText, progress: (Double) -> Bool
  ) throws -> (String, LibraryIndex.Recognition, QuoteFit) {
    let answer = try recogniser.recognise(text.raw, progress: progress)
    if case .recognised(let candidate, let recognition) = answer {
      return (candidate.source, recognition, candidate.fit)
    }
    for (source, recognition) in [
      (named(text.origin), LibraryIndex.Recognition.name), (addressed(text.origin), .address),
    ] {
      guard let source, let fit = try recogniser.fit(of: source, in: text.raw, progress: progress) else { continue }
      if fit.total == 0 || fit.found > 0 { return (source, recognition, fit) }
    }
    throw Refusal(
      origin: text.origin, reason: Attaching.reason(for: answer),
      option: "--source ID says which source it is, --new adds it as a new one")
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
    guard case .unsure(let candidates) = answer, !candidates.isEmpty else {
      return "no source of the catalogue is quoted from it"
    }
    let named = candidates.prefix(3).map { "\($0.source) (\($0.fit.found) of \($0.fit.total) quotes)" }
    return "it is not sure which source this is: it may be " + named.joined(separator: " or ")
  }

  /// Keeps an earlier text from being replaced by a worse one that nobody asked for.
  private func compare(
    _ text: PreparedText, _ fit: QuoteFit, _ recognition: LibraryIndex.Recognition, with earlier: LibraryIndex.Entry
  ) throws {
    guard let bytes = try? readBytes(of: library.textPath(of: earlier.source)), let raw = try? RawText.decode(bytes),
      let kept = try? recogniser.fit(of: earlier.source, in: raw),
      kept.found > fit.found || kept.found == fit.found && earlier.recognition == .digest && recognition != .digest
    else { return }
    throw Refusal(
      origin: text.origin,
      reason:
        "this is “\(earlier.source)” with \(fit.found) of \(fit.total) quotes; the library has a better text of it "
        + "(\(kept.found), from \(earlier.origin))",
      option: "--source \(earlier.source) replaces that all the same")
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
