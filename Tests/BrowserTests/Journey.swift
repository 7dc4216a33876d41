import Archive
import Foundation
import Material
import Screen
import Testing

@testable import Browser

/// A reader before the browser: presses keys by their names and looks at frames.
struct Journey {
  var browser: EraBrowser

  init(
    _ archive: EraArchive = Fixture.withTexts, columns: Int = 80, rows: Int = 24, event: String? = nil,
    keymap: Keymap = .standard, answersAtOnce: Bool? = nil
  ) {
    _ = Fixture.hasLocale
    var preferences = Preferences()
    preferences.keymap = keymap
    browser = EraBrowser(
      archive: archive, size: Size(columns: columns, rows: rows), event: event, preferences: preferences,
      answersAtOnce: answersAtOnce)
    _ = browser.settledFrame()
  }

  /// Presses keys, given by their names with blanks between, and draws after each as a reader's screen would.
  @discardableResult
  mutating func press(_ names: String, draws: Bool = true) -> Effect? {
    var effect: Effect?
    for name in names.split(separator: " ") {
      guard let key = Key(name: String(name)) else {
        Issue.record("no key is called \(name)")
        continue
      }
      effect = browser.handle(key)
      if draws { _ = browser.settledFrame() }
    }
    return effect
  }

  /// Types letters one by one.
  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars {
      _ = browser.handle(.character(scalar))
      _ = browser.settledFrame()
    }
  }

  /// Gives the browser every answer that it is waiting for.
  mutating func answer(drawing: Bool = true) {
    while let inquiry = browser.requests.first, let answer = browser.archive.answer(to: inquiry) {
      _ = browser.receive(answer, to: inquiry)
      if drawing { _ = browser.settledFrame() }
    }
  }

  mutating func resize(_ columns: Int, _ rows: Int) {
    browser.resize(to: Size(columns: columns, rows: rows))
    _ = browser.settledFrame()
  }

  mutating func frame() -> Frame { browser.settledFrame() }

  /// The id of the selected event.
  var event: String? { browser.model.position.flatMap { browser.archive.event(position: $0)?.id } }

  var message: String { browser.model.message?.text ?? "" }

  /// The lines of a pane, title line left out, without the blanks at their ends.
  mutating func lines(of pane: Pane) -> [String] {
    let frame = frame()
    let content = browser.layout.content(of: pane)
    return (content.row..<content.endRow).map { row in
      var line = (content.column..<content.endColumn).map { frame[$0, row].text }.joined()[...]
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }

  mutating func footer() -> String {
    String(frame().text.split(separator: "\n", omittingEmptySubsequences: false).last ?? "")
  }

  /// The lines of the source pane without the one that tells of the source.
  mutating func textLines() -> [String] {
    let source = browser.model.source(browser.model.reading?.source ?? 0)
    let hasFacts = source.map { browser.sourceArea.showsFacts(of: $0) } ?? false
    return Array(lines(of: .source).dropFirst(hasFacts ? 1 : 0))
  }

  /// The row of the source pane, counted from the first of ``textLines()``, on which the shown passage begins.
  mutating func passageRow() -> Int? { textLines().firstIndex { $0.hasPrefix(" ▌") } }

  /// Whether words stand in a cell with a role, the cells of a row put together.
  mutating func words(with role: Role) -> [String] {
    let frame = frame()
    return (0..<frame.size.rows).compactMap { row in
      let words = frame.row(row).filter { $0.style.role == role }.map(\.text).joined()
      return words.isEmpty ? nil : words
    }
  }
}

extension EraBrowser {
  /// The layout of the screen as it is.
  var layout: Layout { model.layout(under: overlays.last) }
  /// The search that is open.
  var search: SearchSession? { overlays.last?.hits }
  /// The list that is open.
  var list: PickList? { (overlays.last as? any ListPage)?.list }
  /// Whether the reader types what changes the timeline.
  var isTyping: Bool { overlays.last?.isTyping ?? false }
  /// Whether the timeline's pane shows the axis.
  var showsAxis: Bool { model.axis.isShown && search == nil }
  /// The source pane at the size that it has.
  var sourceArea: SourceArea { SourceArea(model, model.scene(under: overlays.last)) }

  /// The overlay that is open, where it is of a type.
  func open<Page: Overlay>(_ type: Page.Type) -> Page? { overlays.last as? Page }

  /// What stands where on the axis now.
  func axisPicture() -> (picture: AxisPicture, geometry: AxisGeometry) {
    var (axis, model) = (panes.axis, model)
    axis.layOut(in: &model, model.scene(under: overlays.last))
    guard let shown = axis.shown else { fatalError("nothing was laid out") }
    return shown
  }

  /// The screen as a reader sees it after the keys so far.
  mutating func settledFrame() -> Frame {
    settle()
    return frame()
  }
}

/// What all tests browse.
enum Fixture {
  static let hasLocale = useMeasuringLocale()

  /// Two of the three sources have a text.
  static let withTexts = archive()

  /// No source has a text.
  static let withoutTexts = archive(withTexts: false)

  /// A fresh archive of the fixture after some changes; its folder is gone, the open file is not.
  static func archive(
    withTexts: Bool = true, _ change: (TemporaryEra) throws -> Void = { _ in }
  ) -> EraArchive {
    do {
      let era = try TemporaryEra()
      try change(era)
      return try era.archive(withTexts: withTexts)
    } catch {
      fatalError("the fixture cannot be compiled: \(error)")
    }
  }
}

/// Compares a frame with one that was kept, as text, roles and cursor.
///
/// Goldens are files in the folder `Goldens`; `PERESTROIKA_WRITE_GOLDENS=1 swift test --filter GoldenTests` writes
/// them anew. Look at what changed before you keep it.
func expectGolden(_ frame: Frame, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let cursor = "\(frame.cursor.column),\(frame.cursor.row)\(frame.showsCursor ? " shown" : "")"
  let picture = """
    \(frame.size.columns)x\(frame.size.rows), cursor at \(cursor)
    \(frame.text)
    roles
    \(frame.roles)

    """
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Goldens").appendingPathComponent(name + ".txt")
  if ProcessInfo.processInfo.environment["PERESTROIKA_WRITE_GOLDENS"] != nil {
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    do {
      try Data(picture.utf8).write(to: file)
    } catch {
      Issue.record(error, sourceLocation: sourceLocation)
    }
    return
  }
  guard let data = try? Data(contentsOf: file) else {
    Issue.record("there is no golden \(name)", sourceLocation: sourceLocation)
    return
  }
  let kept = String(decoding: data, as: UTF8.self)
  guard kept != picture else { return }
  let old = kept.split(separator: "\n", omittingEmptySubsequences: false)
  let new = picture.split(separator: "\n", omittingEmptySubsequences: false)
  var difference: [String] = []
  for index in 0..<max(old.count, new.count) {
    let before = index < old.count ? String(old[index]) : "(no line)"
    let after = index < new.count ? String(new[index]) : "(no line)"
    if before != after { difference += ["\(index + 1) - \(before)", "\(index + 1) + \(after)"] }
  }
  Issue.record(
    "the frame is not the golden \(name):\n\(difference.joined(separator: "\n"))", sourceLocation: sourceLocation)
}
