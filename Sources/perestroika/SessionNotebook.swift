import Archive
import Browser
import Glibc
import Notebook

/// The notebook while the browser runs: carries out what the browser wants kept, and keeps the place.
struct SessionNotebook {
  private let marks: MarkStore
  private let state: StateFolder
  private var shownPlace: SavedPlace?
  private var mayKeepPlace = true
  private var hasToldOfPlace = false
  private var changedAt: ContinuousClock.Instant?
  /// How long the reader does nothing before the place is kept, in milliseconds.
  private static let quiet = 1000
  /// After how long the place is kept in any case.
  private static let longest = Duration.seconds(10)

  init(catalogue: String) {
    marks = MarkStore(catalogue: catalogue, patience: 100)
    state = StateFolder(path: Environment.stateFolder, catalogue: catalogue)
  }

  /// Where the reader was; a remark is put among those that are given.
  mutating func place(remarks: inout [String]) -> SavedPlace? {
    let finding = state.place()
    mayKeepPlace = finding.isWritable
    shownPlace = finding.place
    if let remark = finding.remark { remarks.append(remark) }
    return finding.place
  }

  /// Gives the browser what is not needed for the first frame: the marks and the earlier queries.
  /// - Returns: whether the frame may have changed.
  func load(into browser: inout EraBrowser) -> Bool {
    browser.receive(queries: state.queries())
    do {
      let outcome = try marks.marks()
      if !outcome.marks.isEmpty { browser.receive(outcome.marks) }
      if let remark = outcome.remark { browser.report(remark, isError: true) }
      return !outcome.marks.isEmpty || outcome.remark != nil
    } catch {
      browser.report(error.description, isError: true)
      return true
    }
  }

  /// Tells the archive of the marks before the browser has them, for a saved filter that asks for them.
  func tellMarks(to archive: EraArchive) {
    if let outcome = try? marks.marks() { archive.mark(outcome.marks.map(\.event)) }
  }

  /// Changes a mark; what the browser shows of it afterwards is what is on the disk.
  func carryOut(_ change: MarkChange, for browser: inout EraBrowser) {
    do {
      let outcome =
        switch change {
        case .keep(let mark, let seen): try marks.keep(mark, replacing: seen)
        case .remove(let mark): try marks.remove(mark)
        }
      if outcome.isDone { browser.receive(outcome.marks, after: change) } else { browser.receive(outcome.marks) }
      if let remark = outcome.remark { browser.report(remark, isError: true) }
    } catch {
      browser.report(error.description, isError: true)
    }
  }

  /// How long to wait for a key, in milliseconds, before the place is kept; nil where it is as it was kept.
  var patience: Int? { changedAt == nil ? nil : SessionNotebook.quiet }

  /// Takes note that keys were taken: keeps new queries, and the place where it has waited long enough.
  /// - Returns: whether the reader has something to be shown.
  mutating func noteKeys(_ browser: inout EraBrowser) -> Bool {
    var isToBeShown = false
    for query in browser.removeNewQueries() {
      do {
        try state.keep(query: query)
      } catch {
        browser.report(error.description, isError: true)
        isToBeShown = true
      }
    }
    let now = ContinuousClock.now
    let since = changedAt ?? now
    changedAt = since
    if now - since > SessionNotebook.longest, browser.isAtRest, keepPlace(of: &browser) { isToBeShown = true }
    return isToBeShown
  }

  /// Keeps the place while the program runs.
  ///
  /// It is not brought to the disk then: this guards against the end of the program, not of the machine.
  /// - Returns: whether the reader has something to be shown.
  mutating func keepPlace(of browser: inout EraBrowser) -> Bool {
    changedAt = nil
    guard mayKeepPlace, browser.isAtRest else { return false }
    do {
      try write(browser.savedPlace, synchronises: false)
      return false
    } catch {
      if hasToldOfPlace { return false }
      hasToldOfPlace = true
      browser.report(error.description, isError: true)
      return true
    }
  }

  /// Keeps the place for good, when the program ends or is stopped.
  mutating func leave(_ browser: EraBrowser) {
    guard mayKeepPlace else { return }
    do {
      try write(browser.savedPlace, synchronises: true)
    } catch {
      if !hasToldOfPlace { Output.error(error.description) }
      hasToldOfPlace = true
    }
  }

  private mutating func write(_ place: SavedPlace, synchronises: Bool) throws(NotebookError) {
    guard place != shownPlace else { return }
    try state.keep(place, synchronises: synchronises)
    shownPlace = place
  }
}

extension MarkStore {
  /// The reader's marks in the catalogue with this title.
  init(catalogue: String, patience: Int = 2000) {
    self.init(
      path: Environment.dataFolder.map { $0 + "/notebook.sqlite" }, catalogue: catalogue, patience: patience)
  }
}
