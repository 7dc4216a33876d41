import Archive
import Screen

extension EraBrowser {
  // MARK: What is listed

  /// Lists the headings of the text that is shown, or the events of its digest.
  mutating func listContents() {
    placeReading()
    guard let place = reading(), archive.sources.indices.contains(place.source) else { return }
    let source = archive.sources[place.source]
    guard source.isAttached else { return listDigest(of: source, at: place.number) }
    let (entries, hasHeadings) = archive.contents(ofSource: place.source)
    let here = place.isToBePlaced ? place.number : place.top.number
    let rows = entries.map { entry in
      PickRow(
        lead: "¶ \(entry.number)", words: PickList.line(entry.words),
        trail: EraBrowser.coverage(of: entry),
        role: hasHeadings ? .heading : .text, target: .place(source: place.source, number: entry.number))
    }
    let name = "Contents of \(source.name)" + (hasHeadings ? "" : " (it has no headings)")
    state.mode = .picking(
      PickList(
        [PickList.Tab(name: name, rows: rows)], selecting: entries.lastIndex { $0.number <= here } ?? 0))
  }

  /// How many events rest on a section, and how much of it nothing is quoted from.
  private static func coverage(of entry: ContentsEntry) -> String {
    let events = entry.eventCount == 0 ? "no event" : Words.count(entry.eventCount, "event", "events")
    return entry.unquotedCount == 0 ? events : "\(events) · \(entry.unquotedCount) ¶ unquoted"
  }

  private mutating func listDigest(of source: SourceDetail, at number: Int) {
    // Of a source with very many accounts those around the place are listed.
    let reach = 500
    let first = max(1, min(number - reach, source.accountCount - 2 * reach))
    let last = max(1, min(source.accountCount, first + 2 * reach))
    let rows = archive.blocks(first...last, ofSource: source.number).flatMap { block in
      block.pins.map { pin in
        // What the account says tells it from others of the same event.
        PickRow(
          lead: Words.date(pin.event.date), words: pin.event.title, trail: PickList.line(block.text),
          target: .account(PinnedAccount(position: pin.event.position, account: pin.account)))
      }
    }
    state.mode = .picking(
      PickList(
        [
          PickList.Tab(
            name: "Digest of \(source.name)"
              + (rows.count < source.accountCount ? ", \(first)–\(last) of \(source.accountCount)" : ""),
            rows: rows)
        ], selecting: number - first))
  }

  /// Lists the events that rest on a paragraph, each once: first those that rest on the marked words.
  mutating func listEvents(of block: SourceBlock, ofSource number: Int, selecting pinned: PinnedAccount?) {
    let marked = block.pins.first { $0.event.position == pinned?.position && $0.account == pinned?.account }
    func place(of pin: Pin) -> Int {
      guard let marked else { return 0 }
      if pin.event.position == marked.event.position { return pin.account == marked.account ? 0 : 1 }
      return pin.overlaps(marked) ? 2 : 3
    }
    let pins = block.pins.enumerated().sorted {
      (place(of: $0.element), $0.offset) < (place(of: $1.element), $1.offset)
    }
    var accounts: [Int: [Int]] = [:]
    for (_, pin) in pins { accounts[pin.event.position, default: []].append(pin.account) }
    let first = pins.map(\.element).filter { accounts[$0.event.position]?.first == $0.account }
    let rows = first.map { pin in
      let numbers = (accounts[pin.event.position] ?? []).sorted().map { String($0 + 1) }
      return PickRow(
        lead: Words.date(pin.event.date), words: pin.event.title,
        trail: (numbers.count == 1 ? "account " : "accounts ") + numbers.joined(separator: ", "),
        target: .event(PinnedAccount(position: pin.event.position, account: pin.account)))
    }
    let name = "Events that rest on ¶ \(block.number) of \(archive.sources[number].name)"
    state.mode = .picking(PickList([PickList.Tab(name: name, rows: rows)]))
  }

  /// Lists people, places, organisations and sources.
  mutating func listIndex() {
    let archive = self.archive
    let withBackground = state.showsBackground
    let years = archive.years
    let registers = [
      (Register.person, "People", "surname"), (.place, "Places", "name"), (.organisation, "Organisations", "name"),
    ].map { register, name, order in
      let count = archive.entryCount(of: register, withBackground: withBackground)
      return PickList.Tab(name: "\(name) \(count)", order: order, years: years) {
        archive.entries(of: register, withBackground: withBackground).map { entry in
          PickRow(
            words: entry.name, tally: PickRow.Tally(total: entry.eventCount, halves: entry.halves),
            target: .filter("\(register.rawValue):\(entry.id)"))
        }
      }
    }
    let sources = PickList.Tab(name: "Sources \(archive.sources.count)", order: "tier and name", years: years) {
      EraBrowser.bibliography(archive, withBackground: withBackground)
    }
    state.mode = .picking(PickList(registers + [sources]))
  }

  /// What is nearest to the events first.
  private static let tiers = ["primary", "secondary", "tertiary"]

  private static func bibliography(_ archive: EraArchive, withBackground: Bool) -> [PickRow] {
    let counts = archive.eventCounts(withBackground: withBackground)
    archive.sources.readAll()
    let keyed = archive.sources.map { source in
      (key: (tiers.firstIndex(of: source.tier) ?? tiers.count, WordMatcher.folded(source.name)), source: source)
    }
    return keyed.sorted { $0.key < $1.key }.map { _, source in
      let count = counts[source.number] ?? (0, [])
      let accounts = Words.count(source.accountCount, "account", "accounts")
      return PickRow(
        lead: source.tier, words: source.name,
        trail: (source.isAttached ? "text · " : "") + accounts, more: source.perspective ?? "",
        tally: PickRow.Tally(total: count.total, halves: count.halves),
        target: .filter("source:\(source.id)"), reading: .place(source: source.number, number: 1))
    }
  }

  // MARK: Keys

  mutating func handlePicking(_ key: Key) -> Effect? {
    guard case .picking(var list) = state.mode else { return nil }
    let page = max(1, layout.overlay.rows - 3)
    switch key {
    case .escape:
      state.mode = list.page.map { .attaching($0) } ?? .browsing
      return nil
    case .enter: return goToSelected(of: list)
    case _ where does(.readSource, key) && list.selected?.reading != nil:
      guard let target = list.selected?.reading else { return nil }
      state.mode = .browsing
      go(to: target)
      return nil
    case _ where does(.removeMark, key) && list.isOfMarks: return removeMark(in: list)
    case .up: list.select(list.index - 1)
    case .down: list.select(list.index + 1)
    case .pageUp: list.select(list.index - page)
    case .pageDown: list.select(list.index + page)
    case .home: list.select(0)
    case .end: list.select(list.shown.count - 1)
    case .tab: list.changeTab(by: 1)
    case .shiftTab: list.changeTab(by: -1)
    case .click(let point):
      let row = list.first(rows: layout.overlay.rows - 1) + point.row - layout.overlay.row - 1
      guard list.shown.indices.contains(row), point.row > layout.overlay.row else { return nil }
      if row == list.index { return goToSelected(of: list) }
      list.select(row)
    case .wheelUp: list.select(list.index - 1)
    case .wheelDown: list.select(list.index + 1)
    default:
      let before = list.prompt.text
      guard list.prompt.take(key) else { return nil }
      if list.prompt.text != before { list.narrow() }
    }
    state.mode = .picking(list)
    return nil
  }

  private mutating func goToSelected(of list: PickList) -> Effect? {
    guard let row = list.selected else { return nil }
    if case .attaching(let source) = row.target { return attach(to: source, from: list) }
    state.mode = .browsing
    go(to: row.target)
    return nil
  }

  private mutating func go(to target: PickRow.Target) {
    switch target {
    case .place(let source, let number): openSource(source, at: number)
    case .account(let pinned):
      remember()
      show(pinned)
      state.focus = .source
    case .event(let pinned):
      remember()
      select(position: pinned.position)
      showSelected()
      state.account = pinned.account
      state.focus = .event
    case .timeline(let position):
      remember()
      if let lane = selectedLane(), axisWindow.index.contains(position, in: lane) {
        selectOnAxis(position, in: lane)
      } else {
        select(position: position)
        showSelected()
      }
      state.axis.chosen = position
      state.focus = .timeline
    case .mark(let id): goToMark(id)
    case .attaching: break
    case .filter(let query):
      remember()
      applyFilter(query, keeping: selectedPosition)
      state.focus = .timeline
      keepRecent(query)
      say("\(Words.count(state.list.count, "event meets", "events meet")) the filter" + key(.clearFilter, "clears it"))
    }
  }

  /// Opens a source at the beginning of a piece, to be read from there on.
  mutating func openSource(_ source: Int, at number: Int) {
    guard archive.sources.indices.contains(source) else { return }
    remember()
    state.reading = ReadingPlace(
      source: source, top: TextPlace(number: number, offset: 0), passage: nil, number: number,
      pin: nil, isQuote: false, isToBePlaced: false)
    state.focus = .source
  }

  /// Selects an event and shows the words of one of its accounts.
  mutating func show(_ pinned: PinnedAccount) {
    select(position: pinned.position)
    showSelected()
    state.account = pinned.account
    state.followsAccount = true
  }
}

extension PickList {
  /// A text as one line.
  static func line(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  /// The first row that is shown where there is room for so many.
  func first(rows: Int) -> Int { min(max(0, index - rows / 2), max(0, shown.count - rows)) }
}

extension Pin {
  /// Whether the words of two accounts have some in common.
  fileprivate func overlaps(_ other: Pin) -> Bool {
    guard let own = passage, let others = other.passage else { return false }
    return (own.paragraph, own.start) < (others.endParagraph, others.end)
      && (others.paragraph, others.start) < (own.endParagraph, own.end)
  }
}
