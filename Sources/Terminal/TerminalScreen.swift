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
  private var filter = InputFilter()
  private let takesPastes: Bool
  private var isOpen = false
  private var tracksMouse = false
  /// The cells of one row on their way to curses.
  private var line: [screen_cell] = []

  /// Takes the terminal.
  /// - Throws: ``TerminalError`` when there is none that can be used; nothing has been changed then.
  public init(options: Options) throws {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw TerminalError.notTerminal }
    guard let name = getenv("TERM").map({ String(cString: $0) }), !name.isEmpty else { throw TerminalError.unnamed }
    // With these exported, curses would never see a new size.
    unsetenv("LINES")
    unsetenv("COLUMNS")
    // Handlers of our own stand before curses looks, so that it installs none.
    signals = watch_signals()
    guard_against_traps()
    guard name != "dumb", open_screen() != nil else {
      unwatch_signals()
      end_guard()
      throw TerminalError.unusable(name: name)
    }
    guard can_place_cursor() else {
      endwin()
      unwatch_signals()
      end_guard()
      throw TerminalError.unusable(name: name)
    }
    self.options = options
    takesPastes = name != "linux" && !name.hasPrefix("vt")
    palette = Palette(options.theme, limit: options.colours)
    isOpen = true
    enterModes()
    take_terminal_size()
  }

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
    if isOn { filter.mouseIsKnown = true }
    sendMouse(isOn)
  }

  private func sendMouse(_ isOn: Bool) {
    mousemask(isOn ? mouse_press | mouse_motion | mouse_wheel_up | mouse_wheel_down : 0, nil)
    mouseinterval(0)
    // Curses asks for presses alone; this asks for what the mouse does while its button is down (xterm, DEC 1002).
    if isOn != tracksMouse { _ = send(Array("\u{1B}[?1002\(isOn ? "h" : "l")".utf8)) }
    tracksMouse = isOn
  }

  /// Waits for something to come in, then takes all that is there without waiting.
  /// - Parameter limit: for how many milliseconds to wait; for ever where it is nil.
  /// - Returns: what came in; nothing where the time was up.
  public func read(within limit: Int? = nil) -> [Input] {
    var inputs: [Input] = []
    let answer = wait_for_input(signals, limit.map { Int32(clamping: $0) } ?? -1)
    if answer < 0 { return [.end(signal: nil)] }
    if answer & 2 != 0 { readSignals(into: &inputs) }
    if answer & 1 != 0 { readKeys(into: &inputs) }
    return inputs
  }

  /// Makes ``read()`` return; may be called from any thread.
  public nonisolated static func wake() { wake_up() }

  /// Stops the program until it is called back; the terminal is the shell's in between.
  public func suspend() {
    leaveModes()
    unwatch_signals()
    kill(0, SIGTSTP)
    _ = watch_signals()
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
    // An escape answers at once, unless the reader's line is slow and says so.
    if getenv("ESCDELAY") == nil { set_escdelay(25) }
    // Off and on again: after a suspension curses believes that the cursor keys are still set.
    keypad(screen, false)
    keypad(screen, true)
    nodelay(screen, true)
    intrflush(screen, false)
    define_key("\u{1B}[200~", InputFilter.pasteBegin)
    define_key("\u{1B}[201~", InputFilter.pasteEnd)
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
    while true {
      var value = wint_t()
      let kind = wget_wch(standard_screen(), &value)
      if kind == ERR {
        inputs += filter.pause().map { .key($0) }
        return
      }
      if kind == key_code, Int32(bitPattern: value) == KEY_RESIZE {
        inputs.append(.resized(size))
      } else {
        inputs += filter.take(kind: kind, value: value).map { .key($0) }
      }
      if inputs.count >= 4096 { return }
    }
  }
}
