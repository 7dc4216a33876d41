import Archive
import Browser
import Glibc
import Notebook
import Screen

/// What the reader's folders hold, with files of arbitrary bytes in the place of those that the program has written.
struct FuzzedState: Sendable {
  private let path = FuzzFolder.path + "/state"
  private let archive: EraArchive?
  private var folder: StateFolder { StateFolder(path: path, catalogue: "Fuzz") }
  private var notebook: String { path + "/notebook.sqlite" }

  init(archive: EraArchive?) {
    self.archive = archive
    _ = useMeasuringLocale()
    FuzzFolder.make(path)
  }

  private func empty() {
    for name in FuzzFolder.names(in: path) { unlink(path + "/" + name) }
  }

  /// The names of the files that are kept there, found out by keeping something.
  private static func keep(in folder: StateFolder) {
    var place = SavedPlace()
    place[text: "event"] = "strike"
    place[text: "filter"] = "theme:labour"
    place[numbers: "axis"] = [1, 3]
    place[number: "pane"] = 3
    place[number: "account"] = 1
    place[text: "source"] = "one"
    place[numbers: "source-pieces"] = [0, 1]
    place[numbers: "source-top"] = [1, 0, 1]
    place[text: "pin-event"] = "strike"
    place[number: "pin-account"] = 1
    try? folder.keep(place, synchronises: false)
    try? folder.keep(query: "strike theme:labour")
  }

  /// A place and a history as they are written.
  var places: [[UInt8]] {
    empty()
    FuzzedState.keep(in: folder)
    defer { empty() }
    return FuzzFolder.names(in: path).map { FuzzFolder.bytes(of: path + "/" + $0) }
  }

  /// Notebooks with few and with many marks.
  var notebooks: [[UInt8]] {
    [1, 60].map { count in
      empty()
      defer { empty() }
      let store = MarkStore(path: notebook, catalogue: "Fuzz")
      for number in 0..<count {
        let note = String(repeating: "A line of mine. ", count: number)
        _ = try? store.keep(Mark(event: "event-\(number)", note: note, title: "Event", date: "1989-07"), replacing: nil)
      }
      return FuzzFolder.bytes(of: notebook)
    }
  }

  /// Reads bytes as the place and as the history, and browses from there.
  func readPlace(_ bytes: [UInt8]) {
    empty()
    FuzzedState.keep(in: folder)
    for name in FuzzFolder.names(in: path) { FuzzFolder.write(bytes, to: path + "/" + name) }
    let finding = folder.place()
    if let remark = finding.remark { expectHarmless(remark) }
    let queries = folder.queries()
    queries.forEach(expectHarmless)
    guard let archive else { preconditionFailure("there is no archive") }
    for size in [Size(columns: 80, rows: 24), Size(columns: 40, rows: 8)] {
      var browser = EraBrowser(archive: archive, size: size, place: finding.place)
      browser.receive(queries: queries)
      browser.settle()
      expectHarmless(browser.frame().text)
      for key in [Key.down, .enter, .character("/"), .control("p"), .up, .escape, .character("v"), .pageDown] {
        _ = browser.handle(key)
        browser.settle()
        expectHarmless(browser.frame().text)
      }
      guard let again = try? folder.keep(browser.savedPlace, synchronises: false), again == () else { continue }
      precondition(folder.place().place == browser.savedPlace, "a place is read as another than was kept")
    }
  }

  /// Reads bytes as the notebook; what is set aside and rescued must then be whole.
  func readMarks(_ bytes: [UInt8]) {
    empty()
    FuzzFolder.write(bytes, to: notebook)
    let store = MarkStore(path: notebook, catalogue: "Fuzz", patience: 0)
    guard let outcome = try? store.marks() else { return }
    if let remark = outcome.remark { expectHarmless(remark) }
    for mark in outcome.marks { [mark.event, mark.note, mark.title, mark.date].forEach(expectHarmless) }
    guard let again = try? store.marks() else { preconditionFailure("what was rescued cannot be read") }
    precondition(again.marks == outcome.marks && again.remark == nil, "what was rescued is not what is kept")
  }
}
