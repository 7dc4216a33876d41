import CNcurses
import Foundation
import Screen

/// Why the screen could not be opened.
public enum TerminalError: Error, CustomStringConvertible {
  /// Standard input or output is not a terminal.
  case notTerminal
  /// `TERM` is not set.
  case unnamed
  /// The terminal cannot place a cursor, or nothing is known of it.
  case unusable(name: String)

  /// What is wrong and what helps, in a sentence or two.
  public var description: String {
    switch self {
    case .notTerminal:
      "the browser needs a terminal for its input and output; “perestroika list” prints the events as text"
    case .unnamed:
      "TERM is not set, so nothing is known of this terminal; try TERM=xterm-256color, "
        + "or “perestroika list” for plain text"
    case .unusable(let name):
      "the terminal “\(name)” cannot show the browser, or its terminfo entry is missing; "
        + "try TERM=xterm-256color, or “perestroika list” for plain text"
    }
  }
}

/// What came from the terminal.
public enum Input: Sendable {
  /// A key.
  case key(Key)
  /// The terminal has this size now.
  case resized(Size)
  /// The program was asked to stop itself until it is called back (Ctrl-Z from outside).
  case suspend
  /// Somebody called ``TerminalScreen/wake()``.
  case awake
  /// The program is to end: a signal, or the terminal is gone.
  case end(signal: Int32?)
}

/// The terminal while the program has it: puts frames on it, reads keys from it, and gives it back as it was.
///
/// Only the main thread may use it. Signal handlers only leave word in a pipe, which ``read()`` looks at.
@MainActor
public final class TerminalScreen {
  /// How the screen is to be used.
  public struct Options: Sendable {
    /// What roles look like.
    public var theme = ColourTheme.terminal
    /// How many colours may be used at most.
    public var colours = ColourDepth.many
    /// Whether only ASCII may be sent.
    public var isASCII = false

    /// Makes the usual options.
    public init() {}
  }

  private let options: Options
  private let palette: Palette
  private let signals: Int32
  private var shown: Frame?
  private var pointerIsShown = true
  private var usesMouse = false
  private var decoder = InputDecoder()
  private let hasMouse: Bool
  private let takesPastes: Bool
  private var isOpen = false
  private var tracksMouse = false
  /// The cells of one row on their way to curses.
  private var line: [screen_cell] = []

  /// Finds out whether there is a terminal that can be used, without taking it.
  /// - Throws: ``TerminalError`` where there is none.
  public nonisolated static func check() throws { _ = try usableName() }

  /// The name of the terminal.
  private nonisolated static func usableName() throws -> String {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw TerminalError.notTerminal }
    guard let name = getenv("TERM").map({ String(cString: $0) }), !name.isEmpty else { throw TerminalError.unnamed }
    guard name != "dumb", is_usable(name) else { throw TerminalError.unusable(name: name) }
    return name
  }

  /// Takes the terminal.
  /// - Throws: ``TerminalError`` when there is none that can be used; nothing has been changed then.
  public init(options: Options) throws {
    let name = try Self.usableName()
    // With these exported, curses would never see a new size.
    unsetenv("LINES")
    unsetenv("COLUMNS")
    // Handlers of our own stand before curses looks, so that it installs none.
    signals = watch_signals()
    guard_screen()
    guard open_screen() != nil else {
      unwatch_signals()
      end_guard()
      throw TerminalError.unusable(name: name)
    }
    self.options = options
    takesPastes = name != "linux" && !name.hasPrefix("vt")
    hasMouse = terminal_string("kmous") != nil
    palette = Palette(options.theme, limit: options.colours)
    isOpen = true
    // An escape answers at once, unless the reader's line is slow and says so.
    if let delay = getenv("ESCDELAY").flatMap({ Int(String(cString: $0)) }), (1...10_000).contains(delay) {
      decoder.escapeDelay = delay
    }
    for (capability, key) in Self.namedKeys {
      if let bytes = terminal_string(capability).map({ Array(String(cString: $0).utf8) }) { decoder.learn(bytes, key) }
    }
    enterModes()
    take_terminal_size()
  }

  /// Keys by their names in terminfo, for terminals that are not like xterm.
  private static let namedKeys: [(String, Key)] =
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("kri", .shiftUp), ("kind", .shiftDown),
      ("kLFT", .shiftLeft), ("kRIT", .shiftRight), ("khome", .home), ("kfnd", .home), ("kend", .end), ("kslt", .end),
      ("kpp", .pageUp), ("knp", .pageDown), ("kent", .enter), ("kcbt", .shiftTab), ("kbs", .backspace),
      ("kdch1", .delete), ("kich1", .insert),
    ] + (1...24).map { ("kf\($0)", .function($0)) }

  /// The size of the screen now.
  public var size: Size { Size(columns: Int(screen_columns()), rows: Int(screen_rows())) }

  /// Gives the terminal back as it was; may be called more than once.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    leaveModes()
    unwatch_signals()
    end_guard()
  }

  /// Shows a frame; only the cells that differ from the last one are handed to curses.
  public func show(_ frame: Frame) {
    let old = shown?.size == frame.size ? shown : nil
    if old == nil { werase(standard_screen()) }
    for row in 0..<frame.size.rows { put(frame, row: row, old: old) }
    if frame.showsCursor != pointerIsShown {
      curs_set(frame.showsCursor ? 1 : 0)
      pointerIsShown = frame.showsCursor
    }
    wmove(standard_screen(), Int32(frame.cursor.row), Int32(frame.cursor.column))
    wnoutrefresh(standard_screen())
    doupdate()
    shown = frame
  }

  /// Draws everything anew the next time.
  public func forgetShown() {
    shown = nil
    clearok(standard_screen(), true)
  }

  /// Turns the mouse on or off.
  public func setMouse(_ isOn: Bool) {
    usesMouse = isOn
    decoder.takesMouse = isOn
    sendMouse(isOn)
  }

  private func sendMouse(_ isOn: Bool) {
    guard isOn != tracksMouse, hasMouse else { return }
    // Presses, what the mouse does while its button is down, and numbers instead of bytes (xterm, DEC 1000, 1002, 1006).
    let modes = isOn ? ["1000", "1002", "1006"] : ["1006", "1002", "1000"]
    _ = send(Array(modes.map { "\u{1B}[?\($0)\(isOn ? "h" : "l")" }.joined().utf8))
    tracksMouse = isOn
  }

  /// Waits for something to come in, then takes all that is there without waiting.
  /// - Parameter limit: for how many milliseconds to wait; for ever where it is nil.
  /// - Returns: what came in; nothing where the time was up.
  public func read(within limit: Int? = nil) -> [Input] {
    let end = limit.map { Self.milliseconds + $0 }
    var inputs: [Input] = []
    while true {
      let next = [end, decoder.deadline].compactMap { $0 }.min()
      let answer = wait_for_input(signals, next.map { Int32(clamping: max(0, $0 - Self.milliseconds)) } ?? -1)
      if answer < 0 { return [.end(signal: nil)] }
      if answer & 2 != 0 { readSignals(into: &inputs) }
      if answer & 1 != 0 { readKeys(into: &inputs) }
      if answer & 1 == 0 { inputs += decoder.expire(at: Self.milliseconds).map { .key($0) } }
      if !inputs.isEmpty { return inputs }
      if let end, Self.milliseconds >= end { return [] }
    }
  }

  /// The time on a clock that does not go back.
  private static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }

  /// Makes ``read()`` return; may be called from any thread.
  public nonisolated static func wake() { wake_up() }

  /// Stops the program until it is called back; the terminal is the shell's in between.
  public func suspend() {
    leaveModes()
    unwatch_signals()
    // What ends it while it is stopped is no matter of the screen's.
    end_guard()
    kill(0, SIGTSTP)
    _ = watch_signals()
    guard_screen()
    resume()
  }

  /// Takes the terminal again, whatever has become of it.
  private func resume() {
    enterModes()
    tracksMouse = false
    sendMouse(usesMouse)
    take_terminal_size()
    pointerIsShown = true
    forgetShown()
  }

  private func enterModes() {
    let screen = standard_screen()
    reset_prog_mode()
    raw()
    noecho()
    nonl()
    // Off and on again: after a suspension curses believes that the cursor keys are still set.
    keypad(screen, false)
    keypad(screen, true)
    if takesPastes { set_bracketed_paste(true) }
  }

  private func leaveModes() {
    if takesPastes { set_bracketed_paste(false) }
    sendMouse(false)
    curs_set(1)
    endwin()
  }

  /// So many cells that have not changed are put again rather than passed over.
  private static let shortestGap = 8

  private func put(_ frame: Frame, row: Int, old: Frame?) {
    let start = row * frame.size.columns
    let end = start + frame.size.columns
    frame.cells.withUnsafeBufferPointer { all in
      // What has been erased is blank, unless blanks have a colour.
      func isShown(_ index: Int) -> Bool {
        old.map { all[index] == $0.cells[index] } ?? (palette.leavesBlanksAlone && all[index] == .blank)
      }
      var first = start
      while true {
        while first < end, isShown(first) { first += 1 }
        if first == end { return }
        var last = first + 1
        var next = last
        while next < end, next - last < TerminalScreen.shortestGap {
          if !isShown(next) { last = next + 1 }
          next += 1
        }
        // A wide glyph is put whole.
        while first > start, all[first].isContinuation { first -= 1 }
        while last < end, all[last].isContinuation { last += 1 }
        put(all[first..<last], row: row, column: first - start)
        first = last
      }
    }
  }

  private func put(_ cells: Slice<UnsafeBufferPointer<Cell>>, row: Int, column: Int) {
    line.removeAll(keepingCapacity: true)
    for cell in cells {
      let look = palette.look(of: cell.style)
      let isFolded = options.isASCII || (signsAreWide && isSign(cell.scalar))
      let scalars = isFolded ? ASCIIFolding.fold(cell) : (cell.scalar, cell.mark, cell.secondMark)
      line.append(screen_cell(scalars: scalars, attribute: look.attribute, pair: look.pair))
    }
    put_cells(Int32(row), Int32(column), line, Int32(line.count))
  }

  private func readSignals(into inputs: inout [Input]) {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = Glibc.read(signals, &bytes, bytes.count)
    guard count > 0 else { return }
    for signal in Set(bytes[..<count]).sorted() {
      switch Int32(signal) {
      case SIGWINCH:
        take_terminal_size()
        inputs.append(.resized(size))
      case SIGCONT:
        // Stopped by force and called back: the shell has had the terminal in between.
        resume()
        inputs.append(.resized(size))
      case SIGTSTP: inputs.append(.suspend)
      case CNcurses.awake: inputs.append(.awake)
      case let other: inputs.append(.end(signal: other))
      }
    }
  }

  private func readKeys(into inputs: inout [Input]) {
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    // Whatever comes without an end leaves time for signals.
    for _ in 0..<64 {
      let count = Glibc.read(STDIN_FILENO, &bytes, bytes.count)
      if count < 0, errno == EINTR || errno == EAGAIN { return }
      if count <= 0 {
        inputs.append(.end(signal: nil))
        return
      }
      inputs += decoder.take(bytes[..<count], at: Self.milliseconds).map { .key($0) }
      if inputs.count >= 4096 || wait_for_input(signals, 0) != 1 { return }
    }
  }
}
