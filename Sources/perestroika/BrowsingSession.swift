import Archive
import Browser
import Glibc
import Library
import Screen
import Settings
import Terminal

/// One run of the browser, from the first frame to the last key.
struct BrowsingSession: Hashable {
  var places = Places()
  var isFresh = false
  var event: String?
  var appearance = Appearance()

  init(places: Places = Places(), isFresh: Bool = false, event: String? = nil, appearance: Appearance = Appearance()) {
    self.places = places
    self.isFresh = isFresh
    self.event = event
    self.appearance = appearance
  }

  /// Reads a command line that asks for the browser and nothing unusual; nil for any other.
  ///
  /// The browser is to be there at once, and the general parser would take a third of the time until it is.
  init?(plainArguments arguments: some Sequence<String>) {
    var arguments = arguments.makeIterator()
    while let argument = arguments.next() {
      switch argument {
      case "--fresh": isFresh = true
      case "--ascii": appearance.isASCII = true
      case "--color": appearance.hasColours = true
      case "--no-color": appearance.hasColours = false
      case "--no-own": places.leavesOutOwn = true
      case "--catalogue", "--library", "--event", "--config", "--theme":
        guard let value = arguments.next(), !value.hasPrefix("-") else { return nil }
        switch argument {
        case "--catalogue": places.catalogues.append(value)
        case "--library": places.library = value
        case "--config": appearance.configuration = value
        case "--theme": appearance.theme = value
        default: event = value
        }
      default: return nil
      }
    }
  }

  /// Runs until the reader ends it.
  func run() throws {
    guard isatty(STDOUT_FILENO) == 1 else {
      var words = places.catalogues.flatMap { ["--catalogue", $0] }
      if places.leavesOutOwn { words.append("--no-own") }
      if let library = places.library { words += ["--library", library] }
      return try List.parse(words).run()
    }
    // Before any work is done for a terminal that cannot serve.
    do { try TerminalScreen.check() } catch let error as TerminalError { throw Failure(error.description) }
    let configuration = ConfigurationFile(asked: appearance.configuration)
    let reading = try configuration.read()
    let writesUTF8 = useMeasuringLocale()
    let options = try appearance.options(with: reading.settings, writesUTF8: writesUTF8)
    let outcome = try SilentTyping.during { try ProgressLine.shown { try places.open(progress: $0) } }
    var remarks = outcome.unreadable + outcome.remarks
    if let conflict = outcome.problems.first(where: { $0.severity == .error && !$0.isFatal }) {
      remarks.append(conflict.description)
    }
    let errors = outcome.problems.filter(\.isFatal)
    if let first = errors.first {
      remarks.insert(
        "the catalogue has \(Words.count(errors.count, "error", "errors")); this is its last good state: \(first)",
        at: 0)
    }
    if let event { _ = try outcome.archive.row(ofEvent: event) }
    if !writesUTF8, !appearance.isASCII, reading.settings.drawsASCII == nil {
      remarks.append("the locale is not a UTF-8 one, so that only ASCII is drawn; LC_ALL=C.UTF-8 helps")
    }
    let mistake = configuration.remark(on: reading.problems)
    try MainActor.assumeIsolated {
      try browse(
        outcome.archive, reading.settings.preferences, remarks: remarks, mistake: mistake, options: options)
    }
  }

  @MainActor
  private func browse(
    _ archive: EraArchive, _ preferences: Preferences, remarks: [String], mistake: String?,
    options: TerminalScreen.Options
  ) throws {
    let screen: TerminalScreen
    do {
      screen = try TerminalScreen(options: options)
    } catch let error as TerminalError {
      throw Failure(error.description)
    }
    var remarks = remarks
    var notebook = SessionNotebook(catalogue: archive.title)
    let saved = notebook.place(remarks: &remarks)
    let place = isFresh || event != nil ? nil : saved
    if SearchQuery(place?[text: "filter"] ?? "").asksForMarks { notebook.tellMarks(to: archive) }
    var browser = EraBrowser(
      archive: archive, size: screen.size, event: event, place: place, message: remarks.first,
      preferences: preferences)
    defer {
      screen.close()
      notebook.leave(browser)
    }
    if saved == nil, remarks.isEmpty { browser.greet() }
    if let mistake { browser.report(mistake, isError: true) }
    if preferences.usesMouse { screen.setMouse(true) }
    show(&browser, on: screen)
    if notebook.load(into: &browser) { show(&browser, on: screen) }
    browser.library = libraryWords
    var work: AttachingWork?
    var hasToldOfDamage = false
    // Not before there is something to see.
    var answers = ArchiveAnswers(archive)
    defer { answers.end() }
    while true {
      let inputs = screen.read(within: work == nil ? notebook.patience : 100)
      if inputs.isEmpty, work == nil {
        if notebook.keepPlace(of: &browser) { show(&browser, on: screen) }
        continue
      }
      for input in inputs {
        switch input {
        case .resized(let size):
          browser.resize(to: size)
        case .awake: break
        case .suspend:
          suspend(screen, &browser, &notebook)
        case .end(let signal):
          screen.close()
          notebook.leave(browser)
          if let signal { Interruption.end(as: signal) }
          return
        case .key(let key):
          if let effect = browser.handle(key), !perform(effect, screen, &browser, &notebook, &work) { return }
        }
      }
      if let report = work?.report, report.tell(&browser) { work = nil }
      for effect in answers.hand(to: &browser) where !perform(effect, screen, &browser, &notebook, &work) { return }
      show(&browser, on: screen)
      if EraArchive.isDamaged, !hasToldOfDamage {
        hasToldOfDamage = true
        browser.report(EraArchive.damage, isError: true)
        show(&browser, on: screen)
      }
      if notebook.noteKeys(&browser) { show(&browser, on: screen) }
      answers.ask(for: &browser)
    }
  }

  @MainActor
  private func show(_ browser: inout EraBrowser, on screen: TerminalScreen) {
    browser.settle()
    screen.show(browser.frame())
  }

  /// Does what a key has asked for beyond the browser.
  /// - Returns: false where the program is to end.
  @MainActor
  private func perform(
    _ effect: Effect, _ screen: TerminalScreen, _ browser: inout EraBrowser, _ notebook: inout SessionNotebook,
    _ work: inout AttachingWork?
  ) -> Bool {
    switch effect {
    case .quit: return false
    case .suspend: suspend(screen, &browser, &notebook)
    case .redraw: screen.forgetShown()
    case .mouse(let isOn): screen.setMouse(isOn)
    case .copy(let text, let what): copy(text, what, screen, &browser)
    case .open(let address):
      let (words, isError) = OtherPrograms.open(address)
      browser.report(words, isError: isError)
    case .mark(let change): notebook.carryOut(change, for: &browser)
    case .complete(let line):
      let completion = PathLine(line).completed(home: Environment["HOME"])
      browser.complete(completion.line, candidates: completion.candidates)
    case .attach(let request): work = AttachingWork(request, places: places)
    case .cancelAttaching: work?.cancel()
    }
    return true
  }

  /// Where texts are kept, in words for the reader.
  private var libraryWords: LibraryWords {
    func short(_ path: String) -> String {
      guard let home = Environment["HOME"], path.hasPrefix(home + "/") else { return path }
      return "~" + path.dropFirst(home.count)
    }
    let own = Environment.libraryFolder
    let first = (try? places.libraryFolders())?.first
    return LibraryWords(own: short(own), readInPlace: first == own ? nil : first.map(short))
  }

  @MainActor
  private func suspend(_ screen: TerminalScreen, _ browser: inout EraBrowser, _ notebook: inout SessionNotebook) {
    notebook.leave(browser)
    screen.suspend()
    browser.resize(to: screen.size)
  }

  /// Puts a text on the clipboard in every way there is, and tells the reader which.
  @MainActor
  private func copy(_ text: String, _ what: String, _ screen: TerminalScreen, _ browser: inout EraBrowser) {
    let tool = OtherPrograms.copy(text)
    if tool == "tmux" { return browser.report("copied \(what) (tmux, and by it the terminal)") }
    switch (tool, screen.copy(text)) {
    case (let tool?, nil): browser.report("copied \(what) (\(tool))")
    case (let tool?, _?): browser.report("copied \(what) (\(tool), and the terminal by OSC 52)")
    case (nil, .terminal?): browser.report("sent \(what) to the terminal's clipboard (OSC 52)")
    case (nil, .screen?): browser.report("sent \(what) through screen to the terminal's clipboard (OSC 52)")
    case (nil, .tmux?): browser.report("sent \(what) (OSC 52); tmux passes it on after “set -g allow-passthrough on”")
    case (nil, .distantMultiplexer?):
      browser.report("sent \(what) (OSC 52); tmux passes it on after “set -g set-clipboard on”")
    case (nil, nil):
      browser.report("there is no way to a clipboard here: no wl-copy, xclip or xsel, and no OSC 52", isError: true)
    }
  }
}
