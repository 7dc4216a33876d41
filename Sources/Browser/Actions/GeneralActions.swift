import Screen

/// The actions that belong to no pane: what opens an overlay, what goes on with a search, focus, history, the program.
enum GeneralActions {
  static func perform(_ action: Action, in model: inout BrowserModel) -> Outcome {
    switch action {
    case .search: return .opens(SearchPrompt(model))
    case .filter: return .opens(FilterPrompt(model))
    case .goToDate: return .opens(GoToPrompt(model))
    case .listIndex: return .opens(IndexPage(model))
    case .markEvent: return beginMarking(in: &model)
    case .listMarks: return listMarks(in: &model)
    case .attachTexts: return .opens(AttachPage(&model))
    case .readAlone:
      model.focus = .source
      return .opens(ReadingPage())
    case .help: return .opens(HelpPage(model))
    case .runAction: return .opens(CommandPrompt())
    case .nextHit: moveHit(by: 1, in: &model)
    case .previousHit: moveHit(by: -1, in: &model)
    case .clearFilter:
      model.remember()
      model.applyFilter("", keeping: model.position)
      model.say("all events are shown")
    case .toggleBackground: toggleBackground(in: &model)
    case .follow:
      model.remember()
      // The passage is brought back to its place, wherever one had scrolled.
      model.reader.reading = nil
      model.focus = .source
    case .goBack:
      if let place = model.history.goBack(from: model.place) { comeBack(to: place, in: &model) }
    case .goForward:
      if let place = model.history.goForward(from: model.place) { comeBack(to: place, in: &model) }
    case .focusNext: moveFocus(by: 1, in: &model)
    case .focusPrevious: moveFocus(by: -1, in: &model)
    case .focusTimeline: focus(.timeline, in: &model)
    case .focusEvent: focus(.event, in: &model)
    case .focusSource: focus(.source, in: &model)
    case .toggleMouse:
      model.usesMouse.toggle()
      let key = model.keymap.sign(of: .toggleMouse).map { "; \($0) gives it back to the terminal" } ?? ""
      model.say(model.usesMouse ? "the mouse is on" + key : "the mouse is off")
      return .effect(.mouse(model.usesMouse))
    case .redraw: return .effect(.redraw)
    case .suspend: return .effect(.suspend)
    case .cancel: cancel(in: &model)
    case .quit, .interrupt:
      if !model.isZoomed { return .effect(.quit) }
      model.isZoomed = false
    default: break
    }
    return .done
  }

  // MARK: Marks

  private static func beginMarking(in model: inout BrowserModel) -> Outcome {
    guard let event = model.position.flatMap({ model.archive.event(position: $0) }) else {
      model.say("no event is selected that could be marked")
      return .done
    }
    return .opens(MarkPrompt(event, model.marks))
  }

  private static func listMarks(in model: inout BrowserModel) -> Outcome {
    if model.marks.byEvent.isEmpty {
      let way = model.keymap.sign(of: .markEvent).map { "; \($0) marks an event" } ?? ""
      model.say("nothing is marked yet" + way)
      return .done
    }
    model.marks.removed = [:]
    return .opens(MarksPage(model))
  }

  // MARK: Searches and the list

  private static func moveHit(by step: Int, in model: inout BrowserModel) {
    if var search = model.queries.followedText {
      search.move(forward: step > 0, in: &model)
      model.queries.textSearch = search
    } else if var session = model.queries.lastSearch {
      session.move(by: step, in: &model)
      model.queries.lastSearch = session
    }
  }

  private static func toggleBackground(in model: inout BrowserModel) {
    model.timeline.showsBackground.toggle()
    model.applyFilter(model.timeline.filter, keeping: model.position)
    let isShown = model.timeline.showsBackground
    model.say(isShown ? "events before 1985 and after 1991 are shown" : "only the era is shown")
  }

  // MARK: Jumps

  /// Restores a place, and says so where that changes which events are listed.
  private static func comeBack(to place: Place, in model: inout BrowserModel) {
    let filter = model.timeline.filter
    model.restore(place)
    if filter == place.filter { return }
    model.say(place.filter.isEmpty ? "all events are shown again" : "the filter \(place.filter) is set again")
  }

  // MARK: Panes

  private static func moveFocus(by step: Int, in model: inout BrowserModel) {
    let panes = Pane.allCases
    model.focus = panes[(model.focus.rawValue + step + panes.count) % panes.count]
  }

  private static func focus(_ pane: Pane, in model: inout BrowserModel) {
    if model.focus != pane {
      model.focus = pane
    } else if !model.isZoomed, model.layout.panes.count == 1 {
      model.say("only one pane fits on this screen")
    } else {
      model.isZoomed.toggle()
    }
  }

  private static func cancel(in model: inout BrowserModel) {
    if model.queries.end() { return }
    if model.isZoomed {
      model.isZoomed = false
    } else if model.focus != .timeline {
      model.focus = .timeline
    } else {
      model.say("\(model.keymap.sign(of: .quit) ?? Key.control("c").name) quits")
    }
  }
}
