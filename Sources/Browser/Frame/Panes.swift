import Archive
import Chronology
import Screen

/// The panes and the strip over them: which one a key, a click or a turn of the wheel goes to.
struct Panes {
  var strip: StripPane
  var timeline = TimelinePane()
  var axis: AxisPane
  var event = EventPane()
  var source = SourcePane()

  init(archive: EraArchive) {
    axis = AxisPane(archive: archive)
    strip = StripPane(archive: archive, index: axis.cache.index)
  }

  // MARK: Keys

  /// Does an action in the pane that knows it; nil where none does.
  mutating func perform(_ action: Action, in model: inout BrowserModel) -> Outcome? {
    axis.perform(action, in: &model) ?? timeline.perform(action, in: &model) ?? event.perform(action, in: &model)
      ?? source.perform(action, in: &model)
  }

  /// The keys that matter most where the reader is.
  func hints(_ model: BrowserModel) -> [Hint] {
    let pane: any PaneContents =
      switch model.focus {
      case .timeline: model.axis.isShown ? axis : timeline
      case .event: event
      case .source: source
      }
    return (model.isZoomed ? [Hint([.cancel], "all panes")] : []) + pane.hints
  }

  // MARK: The mouse

  /// A click selects, a click on what is selected is Enter; the wheel turns the pane under it.
  mutating func handleMouse(_ key: Key, in model: inout BrowserModel) -> Outcome {
    switch key {
    case .click(let point): return click(point, in: &model)
    case .wheelUp(let point): return turn(point, down: false, in: &model)
    case .wheelDown(let point): return turn(point, down: true, in: &model)
    case .drag(let point): strip.drag(to: point, in: &model)
    default: break
    }
    return .done
  }

  private mutating func click(_ point: Point, in model: inout BrowserModel) -> Outcome {
    if strip.press(point, in: &model) { return .done }
    guard let pane = model.layout.pane(at: point) else { return .done }
    let hadFocus = model.focus == pane
    model.focus = pane
    return switch pane {
    case .timeline where model.axis.isShown: axis.click(point, hadFocus: hadFocus, in: &model)
    case .timeline: timeline.click(point, hadFocus: hadFocus, in: &model)
    case .event: event.click(point, hadFocus: hadFocus, in: &model)
    case .source: source.click(point, hadFocus: hadFocus, in: &model)
    }
  }

  private mutating func turn(_ point: Point, down: Bool, in model: inout BrowserModel) -> Outcome {
    switch model.layout.pane(at: point) {
    case .timeline where model.axis.isShown: axis.turn(down: down, in: &model)
    case .timeline: timeline.turn(down: down, in: &model)
    case .event: event.turn(down: down, in: &model)
    case .source: source.turn(down: down, in: &model)
    case nil: .done
    }
  }

  // MARK: Drawing

  /// Works out what is drawn, and scrolls to what is selected.
  mutating func settle(in model: inout BrowserModel, _ scene: Scene) {
    settleStrip(in: &model, scene)
    if showsAxis(model, scene) { axis.settle(in: &model, scene) } else { timeline.settle(in: &model, scene) }
    event.settle(in: &model, scene)
    source.settle(in: &model, scene)
  }

  /// The strip marks the day that is read or selected, and what the axis shows of the era.
  private mutating func settleStrip(in model: inout BrowserModel, _ scene: Scene) {
    if scene.layout.strip == nil { return }
    let date = model.detail.flatMap { try? EDTF($0.row.date) }
    let day = source.dayOfReading(model, scene) ?? date?.earliest.day ?? date?.latest.day
    let isPart = showsAxis(model, scene) && model.axis.zoom > 0
    let window = isPart ? axis.scale(in: &model, scene.layout).days : nil
    strip.settle(in: &model, scene, place: day?.number, window: window)
  }

  func draw(in frame: inout Frame, _ model: BrowserModel, _ scene: Scene) {
    strip.draw(in: &frame, scene.layout)
    let panes: [any PaneContents] = [showsAxis(model, scene) ? axis : timeline, event, source]
    for pane in panes { pane.draw(in: &frame, model, scene) }
    Borders.draw(panes, in: &frame, model, scene)
  }

  /// Whether the timeline's pane shows the axis: not while it shows what a search has found.
  private func showsAxis(_ model: BrowserModel, _ scene: Scene) -> Bool {
    model.axis.isShown && scene.openHits == nil
  }
}
