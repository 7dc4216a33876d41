import Glibc

/// Another program, started by argument vector and never through a shell.
public struct RunningProgram: Sendable {
  /// Why a program did not do its work.
  public enum Failure: Error, Hashable, CustomStringConvertible {
    /// It cannot be started.
    case cannotStart(String)
    /// It took longer than it may.
    case tooSlow(seconds: Int)
    /// What it wrote grew larger than it may.
    case tooLarge(bytes: Int)
    /// The reader wanted no more of it.
    case cancelled
    /// It ended with this status, and said this.
    case failed(status: Int32, message: String)

    /// What went wrong, as a phrase.
    public var description: String {
      switch self {
      case .cannotStart(let reason): "it cannot be started: \(reason)"
      case .tooSlow(let seconds): "it took longer than \(seconds) seconds"
      case .tooLarge(let bytes): "it gave more than \(bytes / 1_000_000) MB"
      case .cancelled: "it was cancelled"
      case .failed(let status, let message): message.isEmpty ? "it ended with status \(status)" : message
      }
    }
  }

  /// The full path of the program.
  public var path: String
  /// Its arguments, without the name of the program.
  public var arguments: [String]
  /// How long it may take.
  public var seconds = 120
  /// How large the file that it writes may grow.
  public var largest = 512_000_000

  /// Names a program and its arguments.
  public init(path: String, arguments: [String]) {
    self.path = path
    self.arguments = arguments
  }

  /// The full path of a program in the folders of PATH; nil where it is not installed.
  public static func find(_ name: String) -> String? {
    let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    return folders.split(separator: ":").filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }.first {
      access($0, X_OK) == 0 && FileStamp(path: $0) != nil
    }
  }

  /// Runs the program until it ends.
  /// - Parameters:
  ///   - output: the file for its standard output; made or cut to nothing.
  ///   - errors: the file for what it says on standard error.
  ///   - watched: the file whose size is watched, where it is not `output`.
  ///   - shouldContinue: asked some fifty times a second; where it answers no, the program is ended.
  /// - Throws: ``Failure``.
  public func run(
    output: String, errors: String, watched: String? = nil, shouldContinue: () -> Bool = { true }
  ) throws(Failure) {
    let process = try start(output: output, errors: errors)
    var waited = 0
    var status: Int32 = 0
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { break }
      if ended < 0 && errno != EINTR { throw .cannotStart(systemReason()) }
      let size = FileStamp(path: watched ?? output)?.size ?? 0
      if size > largest {
        stop(process)
        throw .tooLarge(bytes: largest)
      }
      if !shouldContinue() {
        stop(process)
        throw .cancelled
      }
      if waited > seconds * 1000 {
        stop(process)
        throw .tooSlow(seconds: seconds)
      }
      let pause = waited < 200 ? 2 : 20
      usleep(UInt32(pause) * 1000)
      waited += pause
    }
    if FileStamp(path: watched ?? output).map({ $0.size > largest }) == true { throw .tooLarge(bytes: largest) }
    guard status == 0 else {
      let said = (try? readBytes(of: errors)).map { String(decoding: $0.prefix(2_000), as: UTF8.self) } ?? ""
      throw .failed(
        status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F,
        message: said.split(separator: "\n").prefix(3).joined(separator: "; "))
    }
  }

  private func stop(_ process: pid_t) {
    kill(process, SIGKILL)
    while waitpid(process, nil, 0) < 0 && errno == EINTR {}
  }

  private func start(output: String, errors: String) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var process: pid_t = 0
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    let result = posix_spawn(&process, path, &actions, nil, words, environ)
    if result != 0 { throw .cannotStart(String(cString: strerror(result))) }
    return process
  }
}
