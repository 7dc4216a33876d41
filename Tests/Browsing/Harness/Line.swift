import Foundation
import Glibc
import Material

/// A pseudo-terminal of the test's own, in which every byte that the program sends can be looked at.
final class Line {
  let process: ChildProcess
  private(set) var bytes: [UInt8] = []
  private var master: Int32
  private let slave: Int32
  private var hasEnded = false
  // TIOCGPTN and TIOCSPTLCK of Linux, which Swift does not import.
  private static let getNumber: UInt = 0x8004_5430
  private static let setLock: UInt = 0x4004_5431
  /// How the terminal was set before the program had it.
  let before: termios

  /// Runs a command in a new pseudo-terminal; the program where it is nil.
  init(
    _ scratch: Scratch, columns: Int = 120, rows: Int = 40, command: [String]? = nil,
    changes: [String: String?] = [:]
  ) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    var number: UInt32 = 0
    var lock: Int32 = 0
    guard master >= 0, ioctl(master, Self.getNumber, &number) == 0, ioctl(master, Self.setLock, &lock) == 0 else {
      throw HarnessError("no pseudo-terminal can be opened: \(String(cString: strerror(errno)))")
    }
    let path = "/dev/pts/\(number)"
    slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard slave >= 0, ioctl(master, UInt(TIOCSWINSZ), &size) == 0 else {
      throw HarnessError("the pseudo-terminal cannot be set up: \(String(cString: strerror(errno)))")
    }
    var modes = termios()
    tcgetattr(slave, &modes)
    before = modes
    process = try ChildProcess(
      command ?? [Places.program()], environment: scratch.environment(changes), folder: scratch.path,
      streams: .terminal(path: path, errors: scratch.path + "/errors"))
  }

  deinit {
    if !hasEnded {
      process.send(SIGKILL)
      var status: Int32 = 0
      waitpid(process.id, &status, 0)
    }
    close(slave)
    if master >= 0 { close(master) }
  }

  /// How the terminal is set now.
  var modes: termios {
    var modes = termios()
    tcgetattr(slave, &modes)
    return modes
  }

  /// Sets the terminal, as a shell does that has it.
  func setModes(_ modes: termios) {
    var modes = modes
    tcsetattr(slave, TCSANOW, &modes)
  }

  /// Sends bytes as a keyboard would.
  func send(_ text: String) async throws {
    var rest = Array(text.utf8)[...]
    let sent: Bool? = try await eventually {
      _ = self.receive()
      let count = rest.withUnsafeBytes { write(self.master, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      return rest.isEmpty ? true : nil
    }
    if sent == nil { throw HarnessError("the program does not read its keys") }
  }

  /// Takes what has come.
  /// - Returns: whether anything had.
  @discardableResult
  func receive() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var hasCome = false
    while true {
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { return hasCome }
      bytes += buffer[..<count]
      hasCome = true
    }
  }

  /// Waits until some words have come since a place in ``bytes``.
  /// - Returns: how many bytes had come then.
  @discardableResult
  func sends(_ words: String, from start: Int = 0) async throws -> Int {
    let found: Bool? = try await eventually {
      self.receive()
      return self.has(words, from: start) ? true : nil
    }
    if found == nil {
      throw HarnessError("\(Escaped(words)) did not come; this did at last: \(lastWords(from: start))")
    }
    return bytes.count
  }

  /// Opens the search and leaves it by a lone escape.
  /// - Returns: the time from the escape until the panes have their keys again.
  func delayOfEscape() async throws -> Duration {
    let start = bytes.count
    try await send("/")
    let opened = try await sends("Esc", from: start)
    let clock = ContinuousClock()
    let begin = clock.now
    try await send("\u{1B}")
    try await sends("help", from: opened)
    return clock.now - begin
  }

  /// Waits until the program has read every key and waits for the next, and takes what it has sent.
  func settles() async throws {
    let isRead: Bool? = try await eventually {
      self.receive()
      var waiting: Int32 = 0
      return ioctl(self.slave, UInt(FIONREAD), &waiting) == 0 && waiting == 0 ? true : nil
    }
    guard isRead == true, try await process.rests(for: .milliseconds(40)) else {
      throw HarnessError("the program does not come to rest")
    }
    receive()
  }

  /// Changes the size of the terminal, which tells the program.
  func resize(columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Sends bytes, and waits until the program rests again or has ended; after an escape at their end, until it is known
  /// to be a key.
  /// - Parameter keepsBytes: whether what it sends is kept.
  /// - Returns: how it ended; nil where it rests.
  func rests(after text: String, keepsBytes: Bool = false) async throws -> ChildProcess.Ending? {
    var rest = Array(text.utf8)[...]
    let outcome: ChildProcess.Ending?? = try await eventually {
      if self.receive(), !keepsBytes { self.bytes.removeAll(keepingCapacity: true) }
      if let ending = self.process.ending() {
        self.hasEnded = true
        return .some(ending)
      }
      if !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(self.master, $0.baseAddress, $0.count) }
        if count > 0 { rest = rest.dropFirst(count) }
        return nil
      }
      var waiting: Int32 = 0
      let isRead = ioctl(self.slave, UInt(FIONREAD), &waiting) == 0 && waiting == 0
      return try isRead && self.process.isWaiting() ? .some(nil) : nil
    }
    guard let outcome else { throw HarnessError("the program hangs after \(Escaped(text))") }
    if outcome == nil, text.hasSuffix("\u{1B}") { try await settles() }
    return outcome
  }

  /// Sends bytes without taking what comes back, so that the program has to wait in the middle of what it sends.
  /// - Returns: whether it waits there.
  func isHeldUp(by text: String) async throws -> Bool {
    _ = Array(text.utf8).withUnsafeBytes { write(self.master, $0.baseAddress, $0.count) }
    let isWaiting: Bool? = try await eventually {
      var waiting: Int32 = 0
      let hasSent = ioctl(self.master, UInt(FIONREAD), &waiting) == 0 && waiting > 2000
      return try hasSent && self.process.isWaiting() ? true : nil
    }
    return isWaiting ?? false
  }

  /// Hangs up, as a terminal that is closed or a connection that is lost.
  func hangUp() {
    close(master)
    master = -1
  }

  /// Waits for the end of the program.
  func end() async throws -> ChildProcess.Ending {
    let ending: ChildProcess.Ending? = try await eventually {
      if self.master >= 0 { self.receive() }
      return self.process.ending()
    }
    guard let ending else { throw HarnessError("the program does not end") }
    hasEnded = true
    if master >= 0 { receive() }
    return ending
  }
}

extension Line {
  /// Whether words have come, since a place in ``bytes``.
  func has(_ words: String, from start: Int = 0) -> Bool { Data(bytes[start...]).range(of: Data(words.utf8)) != nil }

  /// Whether nothing but ASCII has come.
  var isASCII: Bool { bytes.allSatisfy { $0 < 0x80 } }

  /// The end of what has come, as one can read it.
  func lastWords(from start: Int = 0) -> String {
    Escaped(String(decoding: bytes[start...].suffix(800), as: UTF8.self)).description
  }
}

extension termios {
  /// What a program may have changed, to be compared.
  var words: String { "\(c_iflag) \(c_oflag) \(c_cflag) \(c_lflag) \(c_line) \(c_cc)" }
}
