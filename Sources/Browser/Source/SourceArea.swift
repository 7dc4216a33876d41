import Archive
import Screen

/// The source pane at the size that it has: which lines are in view, and which piece of the source is meant by a key.
struct SourceArea {
  private let content: Rectangle
  /// Whether remarks stand in rows over the words: what the title has no room for, and that there is no text.
  private let hasRemarks: Bool
  private let matcher: WordMatcher
  private let archive: EraArchive
  private let pieces: PieceCache
  private let longestLine: Int
  private let showsFurniture: Bool

  /// The source pane.
  init(_ model: BrowserModel, _ scene: Scene) {
    self.init(
      model, scene.matcher, content: scene.layout.content(of: .source),
      columns: model.preferences.readingColumns, hasRemarks: true)
  }

  /// Some rectangle in which a source is read.
  /// - Parameter columns: the most cells that a line may take.
  init(_ model: BrowserModel, _ matcher: WordMatcher, content: Rectangle, columns: Int, hasRemarks: Bool) {
    self.content = content
    self.matcher = matcher
    self.hasRemarks = hasRemarks
    longestLine = columns
    archive = model.archive
    pieces = model.caches.pieces
    showsFurniture = model.reader.showsFurniture
  }

  /// The lines of a source at the width of the pane.
  func lines(of source: Int) -> SourceLines {
    SourceLines(
      archive: archive, pieces: pieces, source: source,
      columns: SourceLines.columns(for: content.columns, atMost: longestLine), matcher: matcher,
      showsFurniture: showsFurniture)
  }

  /// The rows in which the words of a source stand: all, or those under the remark that it has no text.
  func rows(of source: Int) -> Rectangle {
    guard hasRemarks, archive.sources.indices.contains(source) else { return content }
    let detail = archive.sources[source]
    return content.droppingFirst(rows: (showsFacts(of: detail) ? 1 : 0) + (detail.isAttached ? 0 : 2))
  }

  /// Whether the first line tells what the title has no room for.
  func showsFacts(of source: SourceDetail) -> Bool {
    content.rows >= 8 && !SourceTitle(source: source, place: "", heading: nil).isWhole(columns: content.columns)
  }

  /// The lines that are in view from a place on.
  func visibleLines(from place: ReadingPlace) -> [SourceLines.PlacedLine] {
    lines(of: place.source).lines(from: place.top, count: rows(of: place.source).rows, marking: place)
  }

  /// Brings the marked words to a third of the pane, where that is still to be done.
  func placePassage(in model: inout BrowserModel) {
    guard var place = model.reading else { return }
    defer { model.reader.reading = place }
    let rows = rows(of: place.source).rows
    guard place.isToBePlaced, rows > 0 else { return }
    let lines = lines(of: place.source)
    let target = TextPlace(number: place.number, offset: place.passage?.start ?? 0)
    place.top = lines.place(before: lines.line(at: target), lines: rows / 3)
  }

  // MARK: Moving

  /// Scrolls, or says why that goes no further.
  func scroll(_ step: ListStep, in model: inout BrowserModel) {
    placePassage(in: &model)
    guard var place = model.reading else { return }
    let lines = lines(of: place.source)
    let rows = rows(of: place.source).rows
    let before = place.top
    switch step {
    case .by(let count) where count < 0: place.top = lines.place(before: before, lines: -count)
    case .by(let count): place.top = lines.place(after: before, lines: count, rows: rows)
    case .toStart: place.top = TextPlace(number: 1, offset: 0)
    case .toEnd: place.top = lines.place(before: TextPlace(number: Int.max, offset: 0), lines: rows)
    }
    if place.top == before {
      model.say(step.isBackward ? "this is the beginning of the source" : "this is the end of the source")
    }
    place.isToBePlaced = false
    model.reader.reading = place
  }

  /// Goes to the next pin of the source, or to the one before.
  func movePin(forward: Bool, in model: inout BrowserModel) {
    placePassage(in: &model)
    guard let place = model.reading else { return }
    let (start, here) = placeBesidePins(of: place, forward: forward)
    guard
      let (pin, _) = archive.nextPin(
        ofSource: place.source, paragraph: start.number, offset: start.offset,
        pin: here.map { ($0.position, $0.account) }, forward: forward)
    else {
      return model.say(forward ? "no event rests on what comes after" : "no event rests on what comes before")
    }
    model.remember()
    model.select(event: pin.event.position, account: pin.account)
  }

  // MARK: What is meant

  /// The pins that stand on a line.
  func pins(on line: SourceLines.PlacedLine, of source: Int) -> [Pin] {
    let number = line.place.number
    let range = line.line.offset..<line.line.offset + max(1, line.line.scalars.count)
    return pieces.block(number, ofSource: source)?.pins.filter { pin in
      pin.passage?.range(in: number, length: Int.max).map { range.contains($0.lowerBound) } ?? true
    } ?? []
  }

  /// Whether a place of the source is in view.
  private func shows(_ target: TextPlace, from place: ReadingPlace) -> Bool {
    let lines = lines(of: place.source).lines(from: place.top, count: rows(of: place.source).rows, marking: nil)
    guard let first = lines.first?.place, let last = lines.last else { return false }
    let end = TextPlace(number: last.place.number, offset: last.place.offset + max(1, last.line.scalars.count))
    return first <= target && target < end
  }

  /// Whether the passage that was opened is in view.
  private func showsPassage(of place: ReadingPlace) -> Bool {
    if place.isToBePlaced { return true }
    guard place.pin != nil || place.passage != nil else { return false }
    return shows(TextPlace(number: place.number, offset: place.passage?.start ?? 0), from: place)
  }

  /// The piece of the source that the reader means: the marked one while it is in view, else the first one that begins
  /// in view, or the first one with a pin where a pin is wanted.
  func meantPiece(of place: ReadingPlace, withPin: Bool) -> SourceBlock? {
    if showsPassage(of: place) { return pieces.block(place.number, ofSource: place.source) }
    let lines = lines(of: place.source)
      .lines(from: place.top, count: max(1, rows(of: place.source).rows), marking: place)
    let found =
      withPin
      ? lines.first { $0.line.margin != .none }
      : lines.first { $0.place.offset == 0 && !$0.line.scalars.isEmpty }
    return pieces.block(found?.place.number ?? place.top.number, ofSource: place.source)
  }

  /// The place from which the next pin is looked for, and the pin that is there: the marked passage while it is in view,
  /// else the first line.
  private func placeBesidePins(of place: ReadingPlace, forward: Bool) -> (place: TextPlace, pin: PinnedAccount?) {
    if showsPassage(of: place) {
      return (TextPlace(number: place.number, offset: place.passage?.start ?? 0), place.isQuote ? place.pin : nil)
    }
    // What begins with the line itself is still to come.
    return (forward ? TextPlace(number: place.top.number, offset: place.top.offset - 1) : place.top, nil)
  }
}
