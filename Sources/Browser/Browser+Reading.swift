import Archive
import Chronology
import Screen

/// Reading a source from top to bottom, away from the passage that was opened.
extension EraBrowser {
  /// Whether the source pane was scrolled or opened at a place of its own, so that its first line rules.
  var readsFreely: Bool { state.reading.map { !$0.isToBePlaced } ?? false }

  /// Whether a place of the source is in view.
  private func shows(_ target: TextPlace, from place: ReadingPlace) -> Bool {
    let view = sourceView(of: place.source)
    let lines = view.lines(from: place.top, count: sourceArea(of: place.source).rows, marking: nil)
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
  mutating func meantPiece(withPin: Bool) -> SourceBlock? {
    placeReading()
    guard let place = reading(), archive.sources.indices.contains(place.source) else { return nil }
    if showsPassage(of: place) { return pieceWindow.block(place.number, ofSource: place.source) }
    let lines = sourceView(of: place.source)
      .lines(from: place.top, count: max(1, sourceArea(of: place.source).rows), marking: place)
    let found =
      withPin
      ? lines.first { $0.line.margin != .none }
      : lines.first { $0.place.offset == 0 && !$0.line.scalars.isEmpty }
    return pieceWindow.block(found?.place.number ?? place.top.number, ofSource: place.source)
  }

  /// From the piece that is meant to its event, or to a list of its events where there are several.
  mutating func followPins() {
    guard let place = reading(), let block = meantPiece(withPin: true) else { return }
    let pinned = place.number == block.number ? place.pin : nil
    let first = block.pins.first.map { PinnedAccount(position: $0.event.position, account: $0.account) }
    guard let target = pinned ?? first else {
      return say("no event rests on this passage" + key(.nextPin, "goes to the next that one does"))
    }
    if Set(block.pins.map(\.event.position)).count > 1 {
      return listEvents(of: block, ofSource: place.source, selecting: pinned)
    }
    remember()
    if target.position != selectedPosition || target != place.pin {
      select(position: target.position)
      showSelected()
      state.account = target.account
    }
    state.focus = .event
    state.followsAccount = true
  }

  /// The place from which the next pin is looked for, and the pin that is there: the marked passage while it is in view,
  /// else the first line.
  mutating func placeBesidePins(forward: Bool) -> (place: TextPlace, pin: PinnedAccount?)? {
    placeReading()
    guard let place = reading() else { return nil }
    if showsPassage(of: place) {
      return (TextPlace(number: place.number, offset: place.passage?.start ?? 0), place.isQuote ? place.pin : nil)
    }
    // What begins with the line itself is still to come.
    return (forward ? TextPlace(number: place.top.number, offset: place.top.offset - 1) : place.top, nil)
  }

  /// The day of the last passage at or above the first line on which an event rests, else of the first one below; nil
  /// where the source is not being read freely.
  func dayOfReading() -> Day? {
    guard state.focus == .source, let place = state.reading, !place.isToBePlaced else { return nil }
    let lines = sourceView(of: place.source).lines(from: place.top, count: 2, marking: nil)
    let end = lines.last.map { $0.place.number == place.top.number ? $0.place.offset : Int.max / 2 } ?? Int.max / 2
    let isAttached = archive.sources[place.source].isAttached
    let found =
      archive.nextPin(
        ofSource: place.source, paragraph: isAttached ? place.top.number : place.top.number + 1,
        offset: isAttached ? end : 0, forward: false)
      ?? archive.nextPin(ofSource: place.source, paragraph: place.top.number, offset: place.top.offset, forward: true)
    return found.flatMap { try? EDTF($0.pin.event.date) }.flatMap { $0.earliest.day ?? $0.latest.day }
  }

  /// Shows or folds what does not belong to the text.
  mutating func toggleFurniture() {
    state.showsFurniture.toggle()
    say(
      state.showsFurniture
        ? "menus, banners and captions are shown" + key(.toggleFurniture, "folds them")
        : "menus, banners and captions are folded")
  }
}
