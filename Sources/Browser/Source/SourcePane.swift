import Archive
import Chronology
import Screen

/// The source: the passage on which the selected account rests, or whatever else of a source is read.
struct SourcePane: PaneContents {
  /// The lines that are in view.
  private var lines: [SourceLines.PlacedLine] = []

  // MARK: Keys

  mutating func perform(_ action: Action, in model: inout BrowserModel) -> Outcome? {
    switch action {
    case .previousPin: SourceArea(model, model.scene()).movePin(forward: false, in: &model)
    case .nextPin: SourceArea(model, model.scene()).movePin(forward: true, in: &model)
    case .follow where model.focus == .source: return followPins(in: &model)
    case .searchText: return beginSearch(in: &model)
    case .listContents: return listContents(in: &model)
    case .toggleFurniture: toggleFurniture(in: &model)
    case .copyPassage: return copyPassage(in: &model)
    case .copyCitation: return model.source(model.reading?.source).map { .effect(Citing.copyCitation(of: $0)) } ?? .done
    case .openAddress: return Citing.openAddress(in: &model).map { .effect($0) } ?? .done
    default:
      guard model.focus == .source else { return nil }
      let page = max(1, model.layout.content(of: .source).rows - 2)
      guard let step = ListStep(action, page: page) else { return nil }
      SourceArea(model, model.scene()).scroll(step, in: &model)
    }
    return .done
  }

  /// Shows or folds what does not belong to the text.
  private func toggleFurniture(in model: inout BrowserModel) {
    model.reader.showsFurniture.toggle()
    model.say(
      model.reader.showsFurniture
        ? "menus, banners and captions are shown" + model.key(.toggleFurniture, "folds them")
        : "menus, banners and captions are folded")
  }

  // MARK: Pins

  /// From the piece that is meant to its event, or to a list of its events where there are several.
  private func followPins(in model: inout BrowserModel) -> Outcome {
    let area = SourceArea(model, model.scene())
    area.placePassage(in: &model)
    guard let place = model.reading, let source = model.source(place.source),
      let block = area.meantPiece(of: place, withPin: true)
    else { return .done }
    let pinned = place.number == block.number ? place.pin : nil
    let first = block.pins.first.map { PinnedAccount(position: $0.event.position, account: $0.account) }
    guard let target = pinned ?? first else {
      model.say("no event rests on this passage" + model.key(.nextPin, "goes to the next that one does"))
      return .done
    }
    if Set(block.pins.map(\.event.position)).count > 1 {
      return .opens(PassageEventsPage(block, of: source, selecting: pinned))
    }
    model.remember()
    if target.position != model.position || target != place.pin {
      model.select(event: target.position, account: target.account)
    }
    model.focus = .event
    model.reader.followsAccount = true
    return .done
  }

  // MARK: What is opened or copied

  private func listContents(in model: inout BrowserModel) -> Outcome {
    SourceArea(model, model.scene()).placePassage(in: &model)
    guard let place = model.reading, let source = model.source(place.source) else { return .done }
    return .opens(ContentsPage(model, of: source, at: place))
  }

  private func beginSearch(in model: inout BrowserModel) -> Outcome {
    SourceArea(model, model.scene()).placePassage(in: &model)
    guard let place = model.reading, model.source(place.source) != nil else {
      model.say("there is no source to search in")
      return .done
    }
    let search = TextSearch(source: place.source, start: place.top, origin: model.place)
    model.focus = .source
    return .opens(TextSearchPrompt(search))
  }

  private func copyPassage(in model: inout BrowserModel) -> Outcome {
    let area = SourceArea(model, model.scene())
    area.placePassage(in: &model)
    guard let place = model.reading, let source = model.source(place.source),
      let block = area.meantPiece(of: place, withPin: false), let effect = Citing.copy(block, of: source)
    else {
      model.say("there is no passage to copy")
      return .done
    }
    return .effect(effect)
  }

  // MARK: Mouse

  /// Selects the event that rests on a line, or goes to it where it is selected already.
  mutating func click(_ point: Point, hadFocus: Bool, in model: inout BrowserModel) -> Outcome {
    let area = SourceArea(model, model.scene())
    area.placePassage(in: &model)
    guard let place = model.reading, model.source(place.source) != nil else { return .done }
    let lines = area.visibleLines(from: place)
    let row = point.row - area.rows(of: place.source).row
    guard lines.indices.contains(row) else { return .done }
    switch lines[row].line.margin {
    case .none: return .done
    case .passage: return hadFocus ? .performs(.follow) : .done
    case .pin:
      guard let pin = area.pins(on: lines[row], of: place.source).first else { return .done }
      model.remember()
      model.select(event: pin.event.position, account: pin.account)
      return .done
    }
  }

  mutating func turn(down: Bool, in model: inout BrowserModel) -> Outcome {
    SourceArea(model, model.scene()).scroll(.by(down ? 3 : -3), in: &model)
    return .done
  }

  // MARK: Drawing

  mutating func settle(in model: inout BrowserModel, _ scene: Scene) {
    if scene.layout.content(of: .source).isEmpty { return }
    let area = SourceArea(model, scene)
    area.placePassage(in: &model)
    lines = []
    guard let place = model.reading, model.source(place.source) != nil else { return }
    lines = area.visibleLines(from: place)
  }

  func draw(in frame: inout Frame, _ model: BrowserModel, _ scene: Scene) {
    let content = scene.layout.content(of: .source)
    if content.isEmpty { return }
    let hasFocus = model.focus == .source
    if hasFocus { frame.cursor = Point(column: content.column, row: content.row) }
    guard let place = model.reading, let source = model.source(place.source) else { return }
    let area = SourceArea(model, scene)
    let start = content.column + SourceLines.margin
    let hasFacts = area.showsFacts(of: source)
    if hasFacts {
      let facts = clip(title(of: source, at: place, model).facts, columns: content.endColumn - start - 1)
      frame.draw(facts, style: .dim, column: start, row: content.row)
    }
    if !source.isAttached {
      let key = model.keymap.sign(of: .attachTexts).map { " \($0) attaches it." } ?? ""
      let hint = Scalars(("No text: this is a digest in our words." + key).unicodeScalars)
      for (row, range) in wrap(hint, columns: content.endColumn - start - 1).prefix(2).enumerated() {
        frame.draw(
          hint[range], style: .dim, column: start, row: content.row + row + (hasFacts ? 1 : 0), end: content.endColumn)
      }
    }
    let rows = area.rows(of: place.source)
    var cursor: Int?
    for (row, placed) in lines.enumerated() {
      let line = rows.row + row
      switch placed.line.margin {
      case .passage:
        frame.draw("▌", style: Style(.pin), column: rows.column + 1, row: line)
        cursor = cursor ?? line
      case .pin: frame.draw("•", style: Style(.pin), column: rows.column + 1, row: line)
      case .none: break
      }
      placed.line.draw(in: &frame, column: start, row: line, end: rows.endColumn)
    }
    if hasFocus { frame.cursor = Point(column: content.column, row: cursor ?? rows.row) }
  }

  func title(_ model: BrowserModel, _ scene: Scene, columns: Int) -> (name: String, place: String) {
    guard let place = model.reading, let source = model.source(place.source) else { return ("Source", "") }
    let title = title(of: source, at: place, model)
    let isShort = SourceArea(model, scene).showsFacts(of: source)
    return isShort ? (source.name, title.place) : title.words(columns: columns)
  }

  private func title(of source: SourceDetail, at place: ReadingPlace, _ model: BrowserModel) -> SourceTitle {
    let heading =
      source.isAttached ? model.archive.heading(atOrBefore: place.shownNumber, ofSource: place.source) : nil
    return SourceTitle(source: source, place: placeWords(of: source, at: place, model), heading: heading)
  }

  /// Where in the source the shown passage stands, and how sure that is.
  private func placeWords(of source: SourceDetail, at place: ReadingPlace, _ model: BrowserModel) -> String {
    let number = "\(place.shownNumber)/\(source.blockCount)"
    guard source.isAttached else { return "digest " + number }
    guard let account = model.account(quotedAt: place) else { return "¶ " + number }
    return "¶ \(number) · " + Words.state(account.anchor)
  }

  var hints: [Hint] {
    [
      Hint([.scrollUp, .scrollDown], "scroll"), Hint([.previousPin, .nextPin], "quote"),
      Hint([.follow], "event"), Hint([.previousAccount, .nextAccount], "account"), Hint([.goBack], "back"),
      Hint([.focusNext], "pane"), Hint([.search], "search"), Hint([.listContents], "contents"),
      Hint([.toggleFurniture], "unfold"), Hint([.copyPassage], "copy"),
    ]
  }

  /// The day of the last passage at or above the first line on which an event rests, else of the first one below; nil
  /// where the source is not being read freely.
  func dayOfReading(_ model: BrowserModel, _ scene: Scene) -> Day? {
    guard model.focus == .source, let place = model.reader.reading, !place.isToBePlaced else { return nil }
    let archive = model.archive
    let lines = SourceArea(model, scene).lines(of: place.source).lines(from: place.top, count: 2, marking: nil)
    let end = lines.last.map { $0.place.number == place.top.number ? $0.place.offset : Int.max / 2 } ?? Int.max / 2
    let isAttached = model.source(place.source)?.isAttached ?? false
    let found =
      archive.nextPin(
        ofSource: place.source, paragraph: isAttached ? place.top.number : place.top.number + 1,
        offset: isAttached ? end : 0, forward: false)
      ?? archive.nextPin(ofSource: place.source, paragraph: place.top.number, offset: place.top.offset, forward: true)
    return found.flatMap { try? EDTF($0.pin.event.date) }.flatMap { $0.earliest.day ?? $0.latest.day }
  }
}
