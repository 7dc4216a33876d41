import Foundation
import Glibc
import Testing

/// Every way out gives back the terminal as it was.
@Suite(.onItsOwnThread, .enabled(if: Places.tmux != nil, "tmux is not installed"))
struct LeavingTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let shell = """
    stty -a >modes-before; "$0"; echo $? >status; stty -a >modes-after; echo "the shell is here"; exec tail -f /dev/null
    """

  /// Runs the program from a shell, ends it, and looks at what it leaves behind.
  private func leave(status: String, _ end: @Sendable (Window) async throws -> Void) async throws {
    try await Window.open(scratch, command: ["sh", "-c", Self.shell, Places.program()]) { window in
      try await window.standsAt("1/28")
      // The mouse and a prompt are on as well, so that there is something to be turned off.
      try await window.press("M", "Down")
      try await window.standsAt("2/28")
      try await end(window)
      let picture = try await window.shows("the shell is here")
      #expect(!picture.isAlternate)
      #expect(picture.showsCursor)
      #expect(!picture.text.contains("Timeline"))
      for variable in ["mouse_any_flag", "keypad_cursor_flag", "keypad_flag", "bracket_paste_flag"] {
        #expect(["", "0"].contains(try await window.value(of: variable)), "\(variable)")
      }
      let before = try #require(scratch.text(of: "modes-before"))
      #expect(scratch.text(of: "modes-after") == before)
      #expect(before.contains("speed"))
      #expect(scratch.text(of: "status") == status + "\n")
    }
  }

  private func program(in window: Window) async throws -> pid_t {
    try #require(RestingState.children(of: try await window.processId()).first)
  }

  @Test func byQ() async throws { try await leave(status: "0") { try await $0.press("q") } }

  @Test func byControlC() async throws { try await leave(status: "0") { try await $0.press("C-c") } }

  @Test func byQWhileZoomed() async throws {
    try await leave(status: "0") { try await $0.press("1", "q", "q") }
  }

  @Test func byControlCInThePrompt() async throws {
    try await leave(status: "0") { window in
      try await window.press("/")
      try await window.type("bell")
      try await window.press("C-c", "C-c")
    }
  }

  /// By a request to end, by what a trap or a crash sends, and by whatever else ends a program.
  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGQUIT, SIGUSR1])
  func bySignal(_ number: Int32) async throws {
    try await leave(status: "\(128 + number)") { window in kill(try await program(in: window), number) }
  }

  @Test(arguments: [
    SIGUSR2, SIGALRM, SIGXCPU, SIGVTALRM, SIGPROF, SIGSYS, SIGIO, SIGPWR, SIGSTKFLT, SIGBUS, SIGFPE, 34, 64,
  ])
  func byAnySignal(_ number: Int32) async throws {
    let line = try Line(scratch)
    try await line.sends("The tide bell is moved")
    line.process.send(number)
    #expect(try await line.end() == .signal(number))
    #expect(line.modes.words == line.before.words)
    let end = try #require(line.bytes.lastIndex(of: UInt8(ascii: "\u{1B}")).map { $0 - 60 })
    #expect(line.has("\u{1B}[?1049l", from: end) && line.has("\u{1B}[?2004l", from: end))
  }

  /// No way out leaves the terminal without its echo while the catalogue is read.
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1])
  func bySignalBeforeThereIsAScreen(_ number: Int32) async throws {
    let line = try Line(scratch, command: [Places.program(), "--catalogue", Places.realCatalogue])
    let isSilent: Bool? = try await eventually { line.modes.c_lflag & UInt32(ECHO) == 0 ? true : nil }
    #expect(isSilent == true)
    line.process.send(number)
    #expect(try await line.end() == .signal(number))
    #expect(line.modes.words == line.before.words)
  }

  @Test func suspendedAndCalledBack() async throws {
    try await Window.open(scratch, command: ["sh", "-i"], changes: ["PS1": "prompt> ", "ENV": nil]) { window in
      try await window.shows("prompt>")
      try await window.type("stty -a >modes-before; \(Places.program())")
      try await window.press("Enter")
      try await window.standsAt("1/28")
      try await window.press("M")
      try await window.shows("the mouse is on")
      for round in 1...2 {
        // By its key, and by a signal from outside.
        if round == 1 { try await window.press("C-z") } else { kill(try await program(in: window), SIGTSTP) }
        let stopped = try await window.shows("the shell") {
          !$0.isAlternate && $0.lines.last { !$0.isEmpty } == "prompt>"
        }
        #expect(stopped.showsCursor)
        #expect(try await window.value(of: "keypad_cursor_flag") == "0")
        #expect(try await window.value(of: "mouse_any_flag") == "0")
        try await window.type("stty -a >modes-after")
        try await window.press("Enter")
        let equal: Bool? = try await eventually {
          scratch.text(of: "modes-after") == scratch.text(of: "modes-before") ? true : nil
        }
        #expect(equal == true)
        if round == 2 { try await window.resize(columns: 90, rows: 28) }
        try await window.type("fg")
        try await window.press("Enter")
        try await window.standsAt("\(round)/28")
        // The first key after the return is the one that programs lose.
        try await window.press("Down")
        let picture = try await window.standsAt("\(round + 1)/28")
        #expect(try await window.value(of: "mouse_any_flag") == "1")
        #expect(picture.lines.count == (round == 2 ? 28 : 40))
        #expect(picture.lines.last?.hasSuffix("? help") == true)
      }
      try await window.press("q")
      try await window.shows("the shell") { !$0.isAlternate && $0.lines.last { !$0.isEmpty } == "prompt>" }
    }
  }

  @Test func theTerminalOfItsOwnIsSetBack() async throws {
    let line = try Line(scratch)
    try await line.sends("The tide bell is moved")
    #expect(line.modes.words != line.before.words)
    try await line.send("q")
    #expect(try await line.end() == .status(0))
    #expect(line.modes.words == line.before.words)
    let end = String(decoding: line.bytes.suffix(200), as: UTF8.self)
    #expect(end.contains("\u{1B}[?1049l"))
    #expect(end.contains("\u{1B}[?1l"))
    let shown = end.range(of: "\u{1B}[?25h", options: .backwards)?.lowerBound
    let hidden = end.range(of: "\u{1B}[?25l", options: .backwards)?.lowerBound
    #expect(hidden == nil || shown.map { $0 > hidden ?? $0 } == true)
  }

  @Test func aLostTerminalEndsIt() async throws {
    let line = try Line(scratch)
    try await line.sends("The tide bell is moved")
    line.hangUp()
    let ending = try await line.end()
    #expect(ending == .signal(SIGHUP) || ending == .status(0))
  }

  @Test func aLostTerminalEndsItWithTheSignalIgnored() async throws {
    let line = try Line(scratch, command: ["sh", "-c", "trap '' HUP; exec \"$0\"", Places.program()])
    try await line.sends("The tide bell is moved")
    line.hangUp()
    _ = try await line.end()
  }

  /// The terminal goes while the program waits for it to take the rest of a frame.
  @Test func aTerminalLostInTheMiddleOfAFrameEndsIt() async throws {
    for ignored in ["", "trap '' HUP; "] {
      let line = try Line(
        scratch, columns: 300, rows: 100, command: ["sh", "-c", ignored + "exec \"$0\"", Places.program()])
      try await line.sends("The tide bell is moved")
      try await line.settles()
      #expect(try await line.isHeldUp(by: "\u{C}\u{C}\u{C}?\u{C}"))
      line.hangUp()
      let ending = try await line.end()
      #expect(ending == .signal(SIGHUP) || ending == .status(0), "\(ending)")
    }
  }

  /// A shell that stops it by force has the terminal in between, and leaves it as it likes.
  @Test func stoppedByForceItTakesTheTerminalAgain() async throws {
    let line = try Line(scratch)
    try await line.sends("The tide bell is moved")
    try await line.send("M")
    try await line.sends("the mouse is on")
    try await line.settles()
    let own = line.modes.words
    line.process.send(SIGSTOP)
    line.setModes(line.before)
    let start = line.bytes.count
    line.process.send(SIGCONT)
    try await line.sends("The tide bell is moved", from: start)
    try await line.settles()
    #expect(line.modes.words == own)
    #expect(line.has("\u{1B}[?1002h", from: start))
    try await line.send("q")
    #expect(try await line.end() == .status(0))
    #expect(line.modes.words == line.before.words)
  }
}
