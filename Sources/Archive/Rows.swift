import Catalogue
import Evidence

/// An event as a row of the timeline.
public struct EventRow: Hashable, Sendable {
  /// The place in timeline order among all events, background included, counted from zero.
  public var position: Int
  /// The event's id.
  public var id: String
  /// The date in canonical EDTF.
  public var date: String
  /// The title.
  public var title: String
  /// The place of its theme in the list of themes, counted from zero.
  public var theme: Int
  /// Whether the sources disagree about it.
  public var isDisputed: Bool
  /// Whether it lies outside the era.
  public var isBackground: Bool
  /// Whether it only lasted and was no act.
  public var isCondition: Bool
  /// How much it weighs.
  public var importance: Importance
  /// The number of its layer in ``EraArchive/layers``, counted from the lowest, zero.
  public var layer: Int

  /// How much an event weighs among the others.
  public typealias Importance = Event.Importance
}

/// An event with all that the catalogue says of it.
public struct EventDetail: Hashable, Sendable {
  /// The row of the timeline.
  public var row: EventRow
  /// What happened, in our words.
  public var summary: String
  /// A remark on it, for instance the ground for its date.
  public var note: String?
  /// What it is called in other languages, each in its own script.
  public var names: [String]
  /// The people, organisations and places of it, each kind in the order of the catalogue.
  public var entries: [Entry]
  /// What the sources say, in the order of the catalogue.
  public var accounts: [AccountDetail]
  /// How many of the accounts are independent: the sources that all of them come from.
  public var independentCount: Int
  /// Where they disagree.
  public var disagreements: [DisagreementDetail]
  /// Events that it led to.
  public var leadsTo: [EventRow]
  /// Events that led to it.
  public var ledFrom: [EventRow]
  /// What is claimed or denied to have come of it, in the order of the catalogue.
  public var effects: [LinkDetail]
  /// What is claimed or denied to have led to it, in order of time.
  public var causes: [LinkDetail]
  /// The event that it is part of.
  public var partOf: EventRow?
  /// Events that are parts of it.
  public var parts: [EventRow]

  /// A person, an organisation or a place.
  public struct Entry: Hashable, Sendable {
    /// The register in which it stands.
    public var register: Register
    /// The id.
    public var id: String
    /// The name; the id where the register does not have it.
    public var name: String
  }

  /// The names of the people in it.
  public var people: [String] { names(in: .person) }
  /// The names of the organisations in it.
  public var organisations: [String] { names(in: .organisation) }
  /// The names of the places where it happened.
  public var places: [String] { names(in: .place) }

  /// What the event quotes: its accounts, and after them the claims that it led to others.
  public var quotations: [AccountDetail] { accounts + effects.compactMap(\.claim) }

  /// How many sources the accounts are of, copies of others counted as well.
  public var sourceCount: Int { Set(accounts.map(\.source)).count }

  private func names(in register: Register) -> [String] {
    entries.filter { $0.register == register }.map(\.name)
  }
}

/// The claim that one event led to another.
public struct LinkDetail: Hashable, Sendable {
  /// The other event: the effect, or the cause.
  public var event: EventRow
  /// Who claims it; nil where the catalogue itself says so.
  public var claim: AccountDetail?
  /// Whether the source says that it was not so.
  public var isDenied: Bool
  /// A remark on the link.
  public var note: String?
}

/// What one source says of an event, or of a link between two, and where.
public struct AccountDetail: Hashable, Sendable {
  /// The number of the source in the bibliography.
  public var source: Int
  /// The source's name for the screen.
  public var sourceName: String
  /// The date the source gives, in canonical EDTF.
  public var date: String?
  /// What it says, in our words.
  public var says: String
  /// The fragment that pins the passage.
  public var quote: TextQuoteSelector
  /// What the source does where it does not simply report.
  public var stance: Stance?
  /// A remark on what it says.
  public var note: String?
  /// The figures it gives, put into words: `strikers: about 177,000`.
  public var figures: [String]
  /// Where the quote stands in the text.
  public var anchor: Anchor
  /// The words of the quote in the reading text; nil where there is no text or no passage.
  public var passage: PassageRange?
  /// The paragraph in the digest of the source, counted from one.
  public var digestNumber: Int
  /// The number of its layer in ``EraArchive/layers``.
  public var layer: Int

  /// What a source does where it does not simply report.
  public typealias Stance = Account.Stance
}

/// A stretch of a reading text: from a code point of one paragraph to before a code point of another.
public struct PassageRange: Hashable, Sendable {
  /// The paragraph in which it begins, counted from one.
  public var paragraph: Int
  /// The first code point in that paragraph.
  public var start: Int
  /// The paragraph in which it ends.
  public var endParagraph: Int
  /// The code point of that paragraph before which it ends.
  public var end: Int

  /// Makes a stretch.
  public init(paragraph: Int, start: Int, endParagraph: Int, end: Int) {
    self.paragraph = paragraph
    self.start = start
    self.endParagraph = endParagraph
    self.end = end
  }

  /// The part of the stretch that lies in a paragraph of the given length; nil where none does.
  public func range(in number: Int, length: Int) -> Range<Int>? {
    guard (paragraph...max(paragraph, endParagraph)).contains(number) else { return nil }
    let first = number == paragraph ? start : 0
    let last = number == endParagraph ? min(end, length) : length
    return first < last ? first..<last : nil
  }
}

/// A disagreement of the sources on an event.
public struct DisagreementDetail: Hashable, Sendable {
  /// `date`, `figure` or `dispute`.
  public var kind: String
  /// What it is about.
  public var about: String
  /// What explains it.
  public var note: String?
  /// Who disagrees, in words: `account 4 and the record`.
  public var parties: String
  /// The accounts that are to be marked, counted from zero: those that the record contradicts, or that contradict one
  /// another where it stands with none of them.
  public var dissenters: [Int]
  /// The accounts that exclude one another, two by two, ascending.
  public var pairs: [[Int]]
  /// The account that the catalogue follows, counted from zero; nil where it takes no side.
  public var follows: Int?
  /// Why the catalogue follows that account.
  public var because: String?

  /// What the catalogue makes of it, in words; nil where it says nothing.
  public var verdict: String? { Disagreement.verdict(follows: follows, because: because) }

  /// Whether it is about a figure, given in words as in ``AccountDetail/figures``.
  public func isAbout(figure words: String) -> Bool { kind == "figure" && words.hasPrefix(about + ": ") }

  /// Whether two accounts, in any order, exclude one another.
  public func opposes(_ one: Int, _ other: Int) -> Bool { pairs.contains([min(one, other), max(one, other)]) }
}

/// A source as a line of the bibliography.
public struct SourceDetail: Hashable, Sendable {
  /// The place in the bibliography, counted from zero.
  public var number: Int
  /// The source's id.
  public var id: String
  /// The name for the screen.
  public var name: String
  /// The citation in Chicago style.
  public var citation: String
  /// `primary`, `secondary` or `tertiary`.
  public var tier: String
  /// Who speaks.
  public var perspective: String?
  /// Where it is published.
  public var address: String?
  /// The record as a JSON object in CSL names, with `tier` and `perspective`.
  public var record: String
  /// How many accounts rest on it.
  public var accountCount: Int
  /// How many paragraphs its reading text has; zero where none is attached.
  public var paragraphCount: Int
  /// Whether its text is attached.
  public var isAttached: Bool { paragraphCount > 0 }
  /// How many blocks the source pane can show: paragraphs of the text, or of the digest.
  public var blockCount: Int { isAttached ? paragraphCount : accountCount }
}

/// A piece of a source as the source pane shows it: a paragraph of the text, or of the digest.
public struct SourceBlock: Hashable, Sendable {
  /// What kind of piece it is.
  public enum Kind: String, Hashable, Sendable {
    /// A kind of paragraph in a text, or a piece of a digest.
    case heading, paragraph, quotation, note, furniture, digest
  }

  /// The number, counted from one.
  public var number: Int
  /// The kind.
  public var kind: Kind
  /// The words; of a digest, what the source says in our words.
  public var text: String
  /// The first code point in the raw file, and the one after the last; zero in a digest.
  public var start: Int
  /// The code point of the raw file after the last one; zero in a digest.
  public var end: Int
  /// The passages in it on which events rest.
  public var pins: [Pin]
}

/// A passage on which an event rests, or the claim that it led to another.
public struct Pin: Hashable, Sendable {
  /// The event.
  public var event: EventRow
  /// The account of that event, counted from zero; the claims of its links are counted after its accounts.
  public var account: Int
  /// Whether the passage claims that the event led to another.
  public var isClaim: Bool
  /// The words; nil in a digest.
  public var passage: PassageRange?
  /// The quote, for the digest.
  public var quote: TextQuoteSelector
}

/// A passage that a search has found.
public struct PassageHit: Hashable, Comparable, Sendable {
  /// The number of the source in the bibliography.
  public var source: Int
  /// The paragraph, counted from one.
  public var paragraph: Int
  /// The key of the paragraph in the archive.
  var key: Int64 { PassageHit.key(source: source, paragraph: paragraph) }

  static func key(source: Int, paragraph: Int) -> Int64 { Int64(source) << 32 | Int64(paragraph) }

  /// In reading order.
  public static func < (left: PassageHit, right: PassageHit) -> Bool { left.key < right.key }

  init(key: Int64) {
    source = Int(key >> 32)
    paragraph = Int(key & 0xFFFF_FFFF)
  }
}
