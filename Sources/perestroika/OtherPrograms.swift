import Glibc

/// Programs of the system that the browser hands something to: always by argument vector, never through a shell.
enum OtherPrograms {
  /// Puts a text on the clipboard with the tool that the desktop has, or with tmux, whose clients have the reader's
  /// terminal.
  /// - Returns: the name of the tool; nil where there is none, or where it failed.
  static func copy(_ text: String) -> String? {
    // The desktop of a far machine is not the reader's. tmux from version 3.2 on takes -w.
    let tmux = Environment["TMUX"] == nil ? [] : [["tmux", "load-buffer", "-w", "-"]]
    for arguments in (isFarAway ? [] : clipboardTools) + tmux {
      guard let path = Program.path(of: arguments[0]) else { continue }
      if Program.run(path, arguments, input: Array(text.utf8)) == 0 { return arguments[0] }
    }
    return nil
  }

  private static var clipboardTools: [[String]] {
    #if os(macOS)
      return [["pbcopy"]]
    #else
      var tools: [[String]] = []
      if Environment["WAYLAND_DISPLAY"] != nil { tools.append(["wl-copy"]) }
      if Environment["DISPLAY"] != nil {
        tools += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
      }
      return tools
    #endif
  }

  /// Whether the screen is another machine's.
  private static var isFarAway: Bool {
    Environment["SSH_CONNECTION"] != nil || Environment["SSH_TTY"] != nil || Environment["SSH_CLIENT"] != nil
  }

  /// Opens an address in the reader's browser.
  /// - Returns: what to tell the reader, and whether it went wrong.
  static func open(_ address: String) -> (words: String, isError: Bool) {
    guard let arguments = opener(of: address), let path = Program.path(of: arguments[0]) else {
      return ("no program is known that opens addresses (BROWSER, xdg-open): \(address)", true)
    }
    let status = Program.run(path, arguments, input: [])
    if status == 0 || status == nil { return ("\(arguments[0]) opens \(address)", false) }
    return ("\(arguments[0]) could not open \(address)", true)
  }

  private static func opener(of address: String) -> [String]? {
    // The first of the programs that BROWSER names; “%s” stands for the address.
    if let named = Environment["BROWSER"]?.split(separator: ":").first {
      let words = named.split(separator: " ").map(String.init)
      if words.contains(where: { $0.contains("%s") }) { return words.map { $0.replacing("%s", with: address) } }
      if !words.isEmpty { return words + [address] }
    }
    #if os(macOS)
      return ["open", address]
    #else
      guard Environment["DISPLAY"] != nil || Environment["WAYLAND_DISPLAY"] != nil else { return nil }
      return ["xdg-open", address]
    #endif
  }
}

/// A program that is started beside this one, without its terminal.
private enum Program {
  /// How long a program may take until it is left to itself, in milliseconds.
  private static let patience = 500

  /// The path of a program of this name.
  static func path(of name: String) -> String? {
    if name.contains("/") { return access(name, X_OK) == 0 ? name : nil }
    for folder in (Environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":") {
      let path = folder + "/" + name
      if access(path, X_OK) == 0 { return path }
    }
    return nil
  }

  /// Starts a program and gives it an input.
  /// - Returns: its exit status; nil where it is still running after some time; -1 where it could not be started or did
  ///   not take its input.
  static func run(_ path: String, _ arguments: [String], input: [UInt8]) -> Int32? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return -1 }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var process = pid_t()
    let started = spawn(&process, path, arguments, input: ends[0])
    close(ends[0])
    let isTaken = started && feed(input, to: ends[1])
    // The end of the input.
    close(ends[1])
    guard isTaken else { return -1 }
    var status: Int32 = 0
    for _ in 0..<patience / 10 {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return status & 0x7F == 0 ? status >> 8 & 0xFF : -1 }
      if ended < 0, errno != EINTR { return -1 }
      usleep(10_000)
    }
    return nil
  }

  private static func spawn(_ process: inout pid_t, _ path: String, _ arguments: [String], input: Int32) -> Bool {
    var files = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&files)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&files)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&files, input, 0)
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0)
    // Its own group, so that it is not suspended with this program; and no signal ignored.
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    return posix_spawn(&process, path, &files, &attributes, words, environ) == 0
  }

  /// Writes to a pipe, with patience that ends.
  private static func feed(_ bytes: [UInt8], to end: Int32) -> Bool {
    _ = fcntl(end, F_SETFL, O_NONBLOCK)
    var rest = bytes[...]
    while !rest.isEmpty {
      var ready = pollfd(fd: end, events: Int16(POLLOUT), revents: 0)
      guard poll(&ready, 1, Int32(patience)) > 0 else { return false }
      let written = rest.withUnsafeBytes { write(end, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR || errno == EAGAIN { continue }
      if written <= 0 { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }
}
