import Archive
import Evidence
import Notebook
import Screen

/// Where the reader is: everything that decides what the screen shows, apart from the archive.
///
/// Places are kept by event and by place in a text; rows are worked out when the screen is drawn, so that a new size
/// or a filter cannot lose them.
struct BrowserState {
  /// The size of the screen.
  var size: Size
  /// The pane that the keys go to.
  var focus: Pane = .timeline
  /// Whether only the pane with the focus is shown.
  var isZoomed = false
  /// The events of the timeline.
  var list: EventList
  /// What is asked for while the list has only the events around the selected one; nil where it is whole.
  var listInquiry: Inquiry?
  /// The position that was selected when a list was asked for of which nothing is known yet.
  var listPosition: Int?
  /// Keys that wait until a list is whole.
  var waiting: [Key] = []
  /// The selected event, as an index of the list.
  var index = 0
  /// The first event shown in the timeline, as an index of the list.
  var top = 0
  /// The account whose passage is shown, counted from zero.
  var account = 0
  /// The first line shown in the event pane, counted from zero.
  var eventTop = 0
  /// Whether the event pane is still to be scrolled to the account.
  var followsAccount = true
  /// What the source pane shows.
  var reading: ReadingPlace?
  /// Whether what does not belong to a text is shown whole.
  var showsFurniture = false
  /// Whether events outside the era are shown.
  var showsBackground = false
  /// The filter as it was typed; empty where there is none.
  var filter = ""
  /// How the timeline is shown as an axis.
  var axis = AxisState()
  /// Whether the mouse was pressed on the era strip and moves along it.
  var dragsStrip = false
  /// The position of the event that a filter has hidden while it was selected, and of the one that is selected instead.
  var replaced: (position: Int?, by: Int?)?
  /// Whether the mouse is on.
  var usesMouse = false
  /// Keys that were pressed and to which others belong.
  var begunKeys: [Key] = []
  /// What is open over the panes.
  var mode = Mode.browsing
  /// What was typed into a query and is still to be looked for.
  var typed = Typed.nothing
  /// The last search that was followed, for the next hit.
  var lastSearch: SearchSession?
  /// The last search in a text that was followed.
  var textSearch: TextSearch?
  /// Whether the next hit is that of the search in the text.
  var followsText = false
  /// Where the reader was before each jump, the latest last.
  var past: [Place] = []
  /// Where the reader was before going back, the latest last.
  var future: [Place] = []
  /// What the footer says until the next key.
  var message: Message?
  /// Searches and filters that were followed, the latest last.
  var recentQueries: [String] = []
  /// Those of them that are still to be kept.
  var newQueries: [String] = []
  /// The reader's marks, by the ids of their events.
  var marks: [String: Mark] = [:]
  /// The mark that was last to be kept, until it is, or that was removed: its line is there again the next time.
  var unkept: Mark?
  /// The marks that were removed while their list is open, by the ids of their events: each can be put back.
  var removedMarks: [String: Mark] = [:]
  /// How far attaching texts is, and what came of it.
  var attaching = AttachingState()

  /// Whether a prompt is open in which one says what the timeline is to show.
  var isLooking: Bool {
    switch mode {
    case .searching, .filtering, .goingTo: true
    default: false
    }
  }

  /// Whether a prompt is open beside the panes.
  var isTyping: Bool {
    if case .marking = mode { return true }
    return isLooking
  }

  /// The choices that are offered for a query; nil where there are none.
  var choices: QueryChoices? {
    switch mode {
    case .filtering(let filtering): filtering.choices
    case .searching(let session): session.choices.rows.isEmpty ? nil : session.choices
    default: nil
    }
  }

  /// What is open over the panes.
  enum Mode {
    case browsing
    case searching(SearchSession)
    case searchingText(TextSearch)
    case filtering(FilterPrompt)
    case help(HelpPage)
    case picking(PickList)
    case comparing(AccountComparison)
    case goingTo(DatePrompt)
    case marking(MarkPrompt)
    case attaching(AttachPage)
  }

  /// What may have been typed into a query.
  enum Typed {
    case nothing
    /// Keys that only moved the cursor.
    case moves
    case letters
  }

  /// A message in the footer.
  struct Message: Hashable {
    var text: String
    var isError = false
    /// Whether it says that something is being counted, and is to be said again when that is done.
    var isCounting = false
  }
}

/// What the source pane shows, and from where.
struct ReadingPlace: Hashable, Sendable {
  /// The number of the source.
  var source: Int
  /// The first line shown: a piece of the source, and the code point in it.
  var top: TextPlace
  /// The words that are marked; nil where a whole piece is meant.
  var passage: PassageRange?
  /// The piece that is marked.
  var number: Int
  /// The account that leads from here to its event: the one whose words are marked, or one that rests on the piece
  /// in which a search found words; nil where none does.
  var pin: PinnedAccount?
  /// Whether the marked words are the quote of the account; else they are what a search found.
  var isQuote: Bool
  /// Whether the marked words are still to be brought to a third of the pane.
  var isToBePlaced: Bool
}

/// An account of an event, by the event's position and the account's number.
struct PinnedAccount: Hashable, Sendable {
  var position: Int
  var account: Int
}

/// A place in a source.
struct TextPlace: Hashable, Comparable, Sendable {
  /// The number of the piece, counted from one.
  var number: Int
  /// The code point in it, counted from zero.
  var offset: Int

  static func < (left: TextPlace, right: TextPlace) -> Bool {
    (left.number, left.offset) < (right.number, right.offset)
  }
}

/// A place to come back to.
struct Place: Hashable, Sendable {
  /// The position of the selected event; nil where none is listed.
  var position: Int?
  var account: Int
  var focus: Pane
  var isZoomed: Bool
  var eventTop: Int
  var followsAccount: Bool
  var reading: ReadingPlace?
  /// The position of the first event shown in the timeline; nil where the list is empty.
  var topPosition: Int?
  /// The filter that was set.
  var filter: String
  /// Whether events outside the era were shown.
  var showsBackground: Bool
}

/// Which events the timeline lists, and why.
struct Listing {
  var list: EventList
  /// What is asked for while the list is not whole.
  var listInquiry: Inquiry?
  var showsBackground: Bool
  var filter: String
}

/// A line in which one types.
struct Prompt: Hashable, Sendable {
  /// So many code points a query may have: more than one types, and few enough to be looked for while one does.
  static let longestQuery = 1_000

  /// What was typed.
  var text: [Unicode.Scalar] = []
  /// The place of the cursor, as an index of ``text``.
  var cursor = 0
  /// How far back in the earlier ones the reader has gone; zero is what is typed now.
  var recall = 0

  init(_ text: String = "") {
    self.text = Array(text.unicodeScalars)
    cursor = self.text.count
  }

  var string: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text)
    return String(view)
  }

  mutating func insert(_ scalar: Unicode.Scalar) {
    text.insert(scalar, at: cursor)
    cursor += 1
  }

  /// Inserts a text as one line: a run of blanks, line ends and control characters is one blank.
  mutating func insert(_ pasted: String) {
    let words = harmless(pasted).unicodeScalars.prefix(Prompt.longestQuery).split { $0.properties.isWhitespace }
    for (index, word) in words.enumerated() {
      if index > 0 { insert(" " as Unicode.Scalar) }
      for scalar in word { insert(scalar) }
    }
  }

  mutating func deleteBackward() {
    guard cursor > 0 else { return }
    cursor -= 1
    text.remove(at: cursor)
  }

  mutating func deleteForward() {
    if cursor < text.count { text.remove(at: cursor) }
  }

  mutating func deleteWord() {
    while cursor > 0, text[cursor - 1] == " " { deleteBackward() }
    while cursor > 0, text[cursor - 1] != " " { deleteBackward() }
  }

  private mutating func deleteWordForward() {
    let start = cursor
    moveByWord(forward: true)
    text.removeSubrange(start..<cursor)
    cursor = start
  }

  /// Goes to the beginning of this word or the one before, or to the end of this one or the next.
  private mutating func moveByWord(forward: Bool) {
    func isBlank(_ index: Int) -> Bool { text.indices.contains(index) && text[index] == " " }
    if forward {
      while isBlank(cursor) { cursor += 1 }
      while cursor < text.count, !isBlank(cursor) { cursor += 1 }
    } else {
      while isBlank(cursor - 1) { cursor -= 1 }
      while cursor > 0, !isBlank(cursor - 1) { cursor -= 1 }
    }
  }

  mutating func clear() {
    text.removeSubrange(0..<cursor)
    cursor = 0
  }

  /// Does what a key means while one types.
  /// - Returns: whether the key meant something here.
  mutating func take(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar): insert(scalar)
    case .pasted(let pasted): insert(pasted)
    case .backspace, .control("h"): deleteBackward()
    case .delete: deleteForward()
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .control("w"), .alt(.backspace): deleteWord()
    case .alt("d"), .alt(.delete): deleteWordForward()
    case .alt("b"), .alt(.left), .controlLeft: moveByWord(forward: false)
    case .alt("f"), .alt(.right), .controlRight: moveByWord(forward: true)
    case .control("u"): clear()
    default: return false
    }
    return true
  }

  /// Takes an earlier text instead of this one; older ones with a positive step.
  mutating func recall(_ step: Int, among earlier: [String]) {
    let next = min(max(0, recall + step), earlier.count)
    guard next != recall else { return }
    self = Prompt(next == 0 ? "" : earlier[earlier.count - next])
    recall = next
  }
}

/// A search: what is typed, what it has found, and where the reader was before.
struct SearchSession {
  var prompt = Prompt()
  var query = SearchQuery.everything
  var hits = SearchHits.none
  /// What is asked for while not all hits are there; nil where they are.
  var inquiry: Inquiry?
  /// Which hits come first.
  var order = HitOrder.time
  /// Whether the reader has chosen the hit, so that it stays selected.
  var isMoved = false
  /// How far behind the last hit that is there the reader has gone meanwhile.
  var ahead = 0
  /// What completes the word that is typed.
  var choices = QueryChoices()
  /// The selected hit, counted from zero: events first, then passages.
  var index = 0
  /// The first hit shown.
  var top = 0
  /// Where the reader was when the search began.
  var origin: Place
  /// What the timeline listed then.
  var listing: Listing

  /// Takes all hits, and keeps the one that is selected.
  mutating func take(_ answer: Inquiry.Answer) {
    let selected = hit(at: index)
    let offset = index - top
    if case .hits(let all) = answer { hits = all }
    inquiry = nil
    let isSorted = order == .time
    // Where nothing was there to be selected, it is the first hit from the place on.
    let first = isSorted ? hits.events.firstIndex { Int($0) >= origin.position ?? 0 } : nil
    let same = isSorted || isMoved ? selected.flatMap { hits.index(of: $0, isSorted: isSorted) } : nil
    index = min(max(0, (same ?? first ?? 0) + ahead), max(0, hits.count - 1))
    ahead = 0
    top = max(0, index - offset)
  }

  /// The hit at an index.
  func hit(at index: Int) -> Hit? {
    if index < 0 || index >= hits.count { return nil }
    if index < hits.events.count { return .event(position: Int(hits.events[index])) }
    return .passage(hits.passages[index - hits.events.count])
  }

  /// What was found.
  enum Hit: Hashable {
    case event(position: Int)
    case passage(PassageHit)
  }
}

extension SearchHits {
  /// Where a hit stands.
  /// - Complexity: logarithmic where the hits are in order of time, else linear.
  func index(of hit: SearchSession.Hit, isSorted: Bool) -> Int? {
    switch hit {
    case .event(let position):
      isSorted ? place(of: Int32(clamping: position), in: events) : events.firstIndex(of: Int32(clamping: position))
    case .passage(let passage):
      (isSorted ? place(of: passage, in: passages) : passages.firstIndex(of: passage)).map { $0 + events.count }
    }
  }

  private func place<Value: Comparable>(of value: Value, in values: [Value]) -> Int? {
    var range = 0..<values.count
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      if values[middle] == value { return middle }
      range = values[middle] < value ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}
