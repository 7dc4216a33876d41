import Archive
import Library
import Screen

/// The page on which texts are attached: what is typed, how far it is, and what has come of it.
///
/// The work itself is done beside the browser.
struct AttachPage: Overlay {
  private(set) var prompt = Prompt()
  /// How the last word may go on, where there are several ways.
  private(set) var candidates: [String] = []
  /// The source that is shown, if it has no text.
  private(set) var source: Source?
  /// The line that fits no source, so that the reader is to choose one.
  private var unfit: String?
  /// The first line shown, counted from zero.
  private var top = 0

  /// A source that a text could be attached to.
  struct Source {
    var id: String
    var name: String
    var address: String?
  }

  init(_ model: inout BrowserModel) {
    if let source = model.source(model.reading?.source), !source.isAttached {
      let address = source.address.flatMap { Fetching.isAddress($0) ? $0 : nil }
      self.source = Source(id: source.id, name: source.name, address: address)
    }
    if model.attaching.step == nil { model.attaching.results = [] }
  }

  /// Whether what is typed fits no source.
  var fitsNone: Bool { !prompt.text.isEmpty && unfit == prompt.string }

  var needsArchive: Bool { false }

  // MARK: Keys

  mutating func handle(_ key: Key, in model: inout BrowserModel) -> Outcome {
    if key == .escape { return escape(in: &model) }
    if let step = ListStep(key, page: max(1, model.layout.overlay.rows - 2)), !step.isToEnd {
      top = step.moved(top, count: Int.max)
      return .done
    }
    if model.attaching.step != nil {
      model.say(model.attaching.canBeCancelled ? "Esc cancels" : "Esc goes back to reading")
      return .done
    }
    switch key {
    case .enter where fitsNone: model.say("of which source is it? Tab lists them; a second Enter is no answer")
    case .enter: return enter(in: &model)
    case .tab where fitsNone: return .opens(SourceChoicePage(model.archive, for: prompt.string, first: source?.id))
    case .tab: return .effect(.complete(prompt.beforeCursor))
    default:
      let before = prompt.text
      if prompt.type(key), prompt.text != before {
        candidates = []
        unfit = nil
      }
    }
    return .done
  }

  private func escape(in model: inout BrowserModel) -> Outcome {
    guard model.attaching.step != nil else { return .closes() }
    guard model.attaching.canBeCancelled else {
      model.say("the archive is being made meanwhile; go on reading")
      return .closes()
    }
    if model.attaching.isCancelled { model.say("it ends as soon as it can") }
    model.attaching.isCancelled = true
    return .effect(.cancelAttaching)
  }

  private mutating func enter(in model: inout BrowserModel) -> Outcome {
    if !prompt.text.isEmpty { return attach(.line(prompt.string, source: nil), in: &model) }
    if !model.attaching.results.isEmpty { return .closes() }
    if let source, source.address != nil { return attach(.source(source.id), in: &model) }
    model.say("type the path of a text or of a folder, or an address")
    return .done
  }

  private mutating func attach(_ request: AttachingRequest, in model: inout BrowserModel) -> Outcome {
    unfit = nil
    candidates = []
    top = 0
    model.attaching = AttachingProgress(step: "beginning")
    return .effect(.attach(request))
  }

  /// Attaches the text that fits no source to the one that the reader has chosen.
  mutating func take(_ choice: Destination, in model: inout BrowserModel) -> Outcome {
    guard case .source(let source) = choice else { return .done }
    return attach(.line(prompt.string, source: source), in: &model)
  }

  // MARK: From the session

  /// Takes what the last word of the line before the cursor is completed to, and what else it could be.
  mutating func complete(_ line: String, candidates: [String], in model: inout BrowserModel) {
    if candidates.isEmpty, prompt.beforeCursor == line { model.say("no file begins so") }
    let rest = prompt.text[prompt.cursor...]
    prompt = Prompt(line)
    prompt.text += rest
    self.candidates = candidates
  }

  /// Takes what came of attaching.
  mutating func take(_ results: [AttachingResult]) {
    if results.count == 1, results[0].fitsNoSource, !prompt.text.isEmpty {
      unfit = prompt.string
      return
    }
    if results.contains(where: { !$0.isError }) { prompt = Prompt() }
    source = nil
  }

  // MARK: Drawing

  private func lines(_ model: BrowserModel, _ layout: Layout) -> [StyledLine] {
    AttachView(
      page: self, attaching: model.attaching, library: model.library, columns: layout.overlay.columns,
      readingColumns: model.preferences.readingColumns
    ).lines()
  }

  mutating func settle(in model: inout BrowserModel, _ layout: Layout) {
    top = min(max(0, top), max(0, lines(model, layout).count - layout.overlay.rows + 1))
  }

  func draw(in frame: inout Frame, _ model: BrowserModel, _ layout: Layout) {
    let content = frame.drawPage("Attach texts", layout.overlay)
    let lines = lines(model, layout)
    for (row, line) in lines.dropFirst(top).prefix(content.rows).enumerated() {
      line.draw(in: &frame, column: 3, row: content.row + row, end: content.columns)
    }
    frame.drawMore(content, above: top > 0, below: top + content.rows < lines.count)
  }

  func footer(_ model: BrowserModel) -> Footer {
    let attaching = model.attaching
    if let step = attaching.step {
      return .progress(
        attaching.isCancelled && attaching.canBeCancelled ? "cancelling …" : step,
        way: attaching.canBeCancelled ? "Esc cancels" : "Esc goes back to reading")
    }
    let hints = fitsNone ? ["Tab choose its source", "Esc close"] : ["Enter attach", "Tab complete", "Esc close"]
    return .prompt(prompt, sign: "attach: ", PromptSide(hints: hints))
  }
}
