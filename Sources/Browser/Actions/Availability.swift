import Archive

/// Whether an action can do anything where the reader is: the help, the keys and the messages all ask here.
struct Availability {
  let model: BrowserModel

  /// Why an action can do nothing now, as a sentence for the reader; nil where it can do something.
  func reason(against action: Action) -> String? {
    switch action {
    case .previousEvent, .previousEventAnywhere, .pageUp, .first, .nextEvent, .nextEventAnywhere, .pageDown, .last,
      .previousMonth, .previousYear, .nextMonth, .nextYear, .nextDisagreement, .goToDate:
      reasonAgainstMoving(action)
    case .follow, .listContents, .scrollUp, .scrollDown, .scrollPageUp, .scrollPageDown, .scrollToStart,
      .scrollToEnd, .previousPin, .nextPin, .toggleFurniture, .copyPassage, .copyCitation, .openAddress, .readAlone:
      reasonAgainstReading(action)
    case .previousAccount, .nextAccount, .compareAccounts: reasonAgainstAccounts(action)
    case .listConnections: reasonAgainstConnections
    case .goBack: model.history.past.isEmpty ? "there is nowhere to go back to" : nil
    case .goForward: model.history.future.isEmpty ? "there is nowhere to go forward to" : nil
    case .searchText: shownSource == nil ? "no source is shown that could be searched" : nil
    case .nextHit, .previousHit:
      model.queries.followsText
        ? nil
        : model.queries.lastSearch.map { $0.hits.count > 0 } ?? false
          ? nil : "there is no search to go on with" + model.key(.search, "starts one")
    case .zoomIn, .zoomOut, .wholeEra, .regroup: reasonAgainstAxis(action)
    case .changeOrder, .readSource, .removeMark: reasonOutsidePrompt(action)
    case .clearFilter: model.timeline.filter.isEmpty ? "no filter is set" + model.key(.filter, "sets one") : nil
    default: nil
    }
  }

  /// Why an action of a prompt can do nothing in panes.
  private func reasonOutsidePrompt(_ action: Action) -> String? {
    switch action {
    case .changeOrder: "this is for a search while it is typed" + model.key(.search, "begins one")
    case .readSource: "this is for the list of sources" + model.key(.listIndex, "opens the index")
    default: "this is for the list of marks" + model.key(.listMarks, "opens it")
    }
  }

  private func reasonAgainstMoving(_ action: Action) -> String? {
    if let reason = reasonAgainstAnyMove { return reason }
    // On the axis these keys move between lanes and along one, which says itself where it ends.
    if model.isOnAxis, ![.previousEventAnywhere, .nextEventAnywhere, .nextDisagreement].contains(action) { return nil }
    let isFirst = model.timeline.index <= 0
    let isLast = model.timeline.index >= model.timeline.list.count - 1
    return switch action {
    case .previousEvent, .previousEventAnywhere, .pageUp, .first: isFirst ? "this is the first event" : nil
    case .nextEvent, .nextEventAnywhere, .pageDown, .last: isLast ? "this is the last event" : nil
    case .previousMonth, .previousYear: isFirst ? "nothing is listed before that" : nil
    case .nextMonth, .nextYear: isLast ? "nothing is listed after that" : nil
    case .nextDisagreement: nextDisagreement == nil ? Availability.noDisagreement : nil
    default: nil
    }
  }

  /// Why no key can move in the timeline; nil where an event is shown.
  var reasonAgainstAnyMove: String? {
    guard model.timeline.list.count == 0 else { return nil }
    return "no event is shown" + (model.timeline.filter.isEmpty ? "" : model.key(.clearFilter, "clears the filter"))
  }

  static let noDisagreement = "no disagreement is listed after this event"

  var nextDisagreement: Int? {
    model.archive.nextDisputed(from: model.timeline.index, forward: true, in: model.timeline.list)
  }

  private func reasonAgainstAxis(_ action: Action) -> String? {
    guard model.axis.isShown else {
      return model.keymap.sign(of: .toggleAxis).map { "\($0) shows the axis" } ?? "this is for the axis"
    }
    return switch action {
    case .zoomIn:
      model.axis.zoom >= AxisState.zooms(of: model.archive.days).count - 1
        ? "a cell is a day: there is nothing nearer" : nil
    case .zoomOut, .wholeEra: model.axis.zoom <= 0 ? "this is the whole era" : nil
    default: nil
    }
  }

  private var reasonAgainstConnections: String? {
    guard let detail = model.detail else { return "no event is selected" }
    return detail.entries.isEmpty && EventLines.links(of: detail).isEmpty
      ? "this event has no links to other events, to people or to places" : nil
  }

  private func reasonAgainstAccounts(_ action: Action) -> String? {
    guard let detail = model.detail else { return "no event is selected" }
    switch action == .compareAccounts ? detail.accounts.count : detail.quotations.count {
    case 0: return "this event has no accounts"
    case 1:
      return action == .compareAccounts
        ? "this event has one account only, so there is nothing to compare" : "this event has one account only"
    default: return nil
    }
  }

  private func reasonAgainstReading(_ action: Action) -> String? {
    if action == .follow, model.focus != .source {
      guard let detail = model.detail else { return "no event is selected" }
      return detail.accounts.isEmpty ? "this event has no account to follow" : nil
    }
    // The event pane scrolls whether there is a source or not.
    let scrolls: Set<Action> = [
      .scrollUp, .scrollDown, .scrollPageUp, .scrollPageDown, .scrollToStart, .scrollToEnd,
    ]
    if scrolls.contains(action), model.focus == .event { return nil }
    guard let source = shownSource else {
      return "no source is shown" + (scrolls.contains(action) ? " that could be scrolled" : "")
    }
    switch action {
    case .toggleFurniture: return source.isAttached ? nil : "no text is attached of \(source.name)"
    case .openAddress: return source.address?.isEmpty ?? true ? "no address is known of \(source.name)" : nil
    default: return nil
    }
  }

  /// The source that the source pane shows.
  private var shownSource: SourceDetail? {
    model.source(model.reader.reading?.source ?? model.detail?.accounts.dropFirst(model.reader.account).first?.source)
  }
}
