import Archive
import Screen

/// What the browser knows: the archive, where the reader is in it, and what was looked for and marked.
///
/// Each part has an owner, which alone writes its fields; what concerns several of them at once is done here. Places are
/// kept by event and by place in a text; rows are worked out from them, so that a new size or a filter cannot lose them.
struct BrowserModel {
  /// What is shown.
  private(set) var archive: EraArchive
  /// What the archive said of what is shown.
  private(set) var caches: ArchiveCaches
  /// Whether the archive is so small that every request is answered within the key that makes it.
  private(set) var answersAtOnce: Bool
  /// How long a key may wait for the archive.
  var timeout = EraArchive.patience
  let preferences: Preferences
  /// The size of the screen.
  var size: Size
  /// The pane that the keys go to.
  var focus = Pane.timeline
  /// Whether only the pane with the focus is shown.
  var isZoomed = false
  /// Whether the mouse is on.
  var usesMouse: Bool
  var timeline: Timeline
  var axis = AxisState()
  var reader = Reader()
  var history = History()
  var queries = Queries()
  var marks = Marks()
  var requests = PendingRequests()
  var attaching = AttachingProgress()
  /// Where texts are kept.
  var library = LibraryWords()
  /// What the footer says until the next key.
  var message: Message?

  init(archive: EraArchive, size: Size, preferences: Preferences, answersAtOnce: Bool?) {
    self.archive = archive
    self.size = size
    self.preferences = preferences
    self.answersAtOnce = answersAtOnce ?? archive.answersAtOnce
    caches = ArchiveCaches(archive: archive)
    usesMouse = preferences.usesMouse
    timeline = Timeline(list: archive.events(withBackground: preferences.showsBackground))
    timeline.showsBackground = preferences.showsBackground
  }

  /// Looks at another archive from here on; where the reader is, is for the caller to bring over.
  mutating func replaceArchive(_ next: EraArchive) {
    archive = next
    caches = ArchiveCaches(archive: next)
    answersAtOnce = next.answersAtOnce
    requests = PendingRequests()
    // Lanes and positions are others there.
    axis.forgetPositions()
    marks.find(in: next)
  }

  // MARK: What is selected

  /// The position of the selected event; nil where the list is empty.
  var position: Int? { archive.position(at: timeline.index, in: timeline.list) }

  /// The detail of the selected event; nil where the list is empty.
  var detail: EventDetail? { position.flatMap { caches.details.detail(at: $0) } }

  /// A source by its number; nil where there is none.
  func source(_ number: Int?) -> SourceDetail? {
    number.flatMap { archive.sources.indices.contains($0) ? archive.sources[$0] : nil }
  }

  /// What the source pane shows, worked out from the selected account where nothing else is shown.
  var reading: ReadingPlace? {
    if let place = reader.reading { return place }
    guard let detail, detail.quotations.indices.contains(reader.account) else { return nil }
    let account = detail.quotations[reader.account]
    let isAttached = source(account.source)?.isAttached ?? false
    let number = isAttached ? account.anchor.paragraph ?? 1 : account.digestNumber
    return ReadingPlace(
      source: account.source, top: TextPlace(number: number, offset: 0), passage: account.passage, number: number,
      pin: PinnedAccount(position: detail.row.position, account: reader.account), isQuote: true, isToBePlaced: true)
  }

  /// The account of the selected event, or the claim of one of its links, whose quote is marked at a place; nil where none is.
  func account(quotedAt place: ReadingPlace) -> AccountDetail? {
    guard place.isQuote, let pin = place.pin, pin.position == position, let detail,
      detail.quotations.indices.contains(pin.account)
    else { return nil }
    return detail.quotations[pin.account]
  }

  /// Whether the keys of the timeline move on the axis.
  var isOnAxis: Bool { axis.isShown && focus == .timeline }

  // MARK: Selecting

  /// Selects an event in the list as it is, or in all events where the list has it not, and shows one of its accounts.
  mutating func select(event position: Int, account: Int = 0) {
    if let cleared = timeline.select(position, in: archive, timeout: timeout) {
      say(wordsOfClearing(cleared))
    }
    reader.begin(account: account)
  }

  /// Selects an event of the list by its index, or the nearest one there is.
  mutating func move(to index: Int) {
    if timeline.move(to: index) { reader.begin() }
  }

  /// What is said where a filter was cleared because what is shown does not meet it.
  func wordsOfClearing(_ filter: String) -> String {
    "the filter was cleared to show this event" + key(.goBack, "brings it back") + ": \(filter)"
  }

  /// Opens a source at the beginning of a piece, to be read from there on.
  mutating func openSource(_ number: Int, at piece: Int) {
    guard source(number) != nil else { return }
    remember()
    reader.reading = ReadingPlace(
      source: number, top: TextPlace(number: piece, offset: 0), passage: nil, number: piece, pin: nil, isQuote: false,
      isToBePlaced: false)
    focus = .source
  }

  /// Shows a stretch of a source, and the first event that rests on its piece.
  mutating func show(_ passage: PassageRange?, in number: Int, ofSource source: Int) {
    var pinned: PinnedAccount?
    if let pin = archive.blocks(number...number, ofSource: source).first?.pins.first {
      select(event: pin.event.position, account: pin.account)
      pinned = PinnedAccount(position: pin.event.position, account: pin.account)
    }
    reader.reading = ReadingPlace(
      source: source, top: TextPlace(number: number, offset: 0), passage: passage, number: number, pin: pinned,
      isQuote: false, isToBePlaced: true)
  }

  // MARK: The list

  /// Shows only the events that meet a query; the selected event stays selected where it is among them, and is
  /// selected again when it comes back before the reader has moved.
  mutating func applyFilter(_ text: String, keeping position: Int?) {
    requests.waitingKeys = []
    timeline.filter(by: text, keeping: position, in: archive, timeout: listTimeout)
    reader.begin()
  }

  /// Lists the events that meet the filter again, as those of another archive.
  mutating func list(_ query: SearchQuery, around position: Int?) {
    requests.waitingKeys = []
    timeline.list(query, around: position, in: archive, timeout: listTimeout)
  }

  /// How long a key may wait for a list; nil where it waits until it is whole.
  var listTimeout: Duration? { answersAtOnce ? nil : timeout }

  /// Takes the whole list that a filter asked for; what is shown stays where it is.
  mutating func takeList(_ answer: ArchiveRequest.Answer) {
    timeline.request = nil
    guard case .list(let list) = answer else { return }
    if timeline.takeWhole(list, in: archive) { reader.begin() }
  }

  /// Says how many events the filter leaves.
  mutating func sayFiltered() {
    let count = timeline.list.count
    let words =
      count == 0 ? "no event meets the filter" : "\(Words.count(count, "event meets", "events meet")) the filter"
    let isCounting = timeline.request != nil
    say(isCounting ? "counting …" : words + key(.clearFilter, "clears it"))
    message?.isCounting = isCounting
  }

  // MARK: Places

  /// Where the reader is now.
  var place: Place {
    Place(
      position: position, account: reader.account, focus: focus, isZoomed: isZoomed, eventTop: reader.eventTop,
      followsAccount: reader.followsAccount, reading: reader.reading,
      topPosition: archive.position(at: timeline.top, in: timeline.list), filter: timeline.filter,
      showsBackground: timeline.showsBackground)
  }

  /// Notes where the reader is, to come back to.
  mutating func remember() { history.remember(place) }

  /// Shows everything as it was at a place.
  mutating func restore(_ place: Place) {
    if timeline.filter != place.filter || timeline.showsBackground != place.showsBackground {
      timeline.showsBackground = place.showsBackground
      applyFilter(place.filter, keeping: place.position)
    }
    if let position = place.position { select(event: position) } else { reader.begin() }
    timeline.replaced = nil
    reader.restore(place)
    focus = place.focus
    isZoomed = place.isZoomed
    if let top = place.topPosition { timeline.top = archive.index(ofPosition: top, in: timeline.list) }
  }

  // MARK: What is drawn

  /// The layout of the screen under what is open over the panes.
  func layout(under overlay: (any Overlay)? = nil) -> Layout {
    // What one types is looked for in the timeline, so that it is shown then.
    Layout(
      size: size, focus: overlay?.looksInTimeline == true ? .timeline : focus, isZoomed: isZoomed,
      isAxis: axis.isShown, offersChoices: overlay?.choices != nil)
  }

  /// The layout of the screen while nothing is open over the panes.
  var layout: Layout { layout() }

  /// What the panes show under what is open over them.
  func scene(under overlay: (any Overlay)? = nil) -> Scene {
    let marked = overlay?.query ?? (overlay == nil ? queries.followedText?.query : nil) ?? queries.lastSearch?.query
    let found = overlay?.hits ?? queries.lastSearch
    var asked = overlay?.hits?.query ?? .everything
    if asked.isEmpty { asked = timeline.filter.isEmpty ? .everything : SearchQuery(timeline.filter) }
    return Scene(
      layout: layout(under: overlay), matcher: caches.matchers.matcher(for: marked ?? .everything), asked: asked,
      openHits: overlay?.hits, isTyping: overlay?.isTyping ?? false,
      isChoosing: overlay?.choices?.selected != nil,
      // What is not all there, or not in order of time, is not counted.
      hits: found.flatMap { $0.request == nil && $0.order == .time ? $0.hits.events : nil })
  }

  /// The answer to a request that a frame has: at once where the archive is small, else as soon as it is there.
  ///
  /// To be asked by every frame that needs it.
  mutating func answer(to request: ArchiveRequest) -> ArchiveRequest.Answer? {
    if let answer = requests.answer(to: request) { return answer }
    guard answersAtOnce, let answer = archive.answer(to: request) else { return nil }
    requests.take(answer, to: request)
    return answer
  }

  // MARK: Keys and messages

  /// What keys do, and which keys do a thing.
  var keymap: Keymap { preferences.keymap }

  /// Whether a key does an action in the prompt that is open.
  func does(_ action: Action, _ key: Key) -> Bool { keymap.keys(of: action).contains(KeySequence([key])) }

  /// What a key would do, to end a message with: `; x clears it`; nothing where no key does it.
  func key(_ action: Action, _ words: String) -> String {
    keymap.sign(of: action).map { "; \($0) \(words)" } ?? ""
  }

  mutating func say(_ text: String, isError: Bool = false) { message = Message(text: text, isError: isError) }

  /// The word to stop for what a key may do as long as it takes no longer than a key may wait.
  var stopInTime: Stop { Stop(after: listTimeout) }
}

/// A message in the footer.
struct Message: Hashable {
  var text: String
  var isError = false
  /// Whether it says that something is being counted, and is to be said again when that is done.
  var isCounting = false
}
