import Foundation
import Glibc

/// A process that a test started.
struct ChildProcess: Sendable {
  let id: pid_t

  /// How a process ended.
  enum Ending: Hashable, Sendable {
    case status(Int32)
    case signal(Int32)
  }

  /// Where a process reads from and writes to.
  enum Streams {
    /// Standard input is empty; output and errors go to two files.
    case files(input: String, output: String, errors: String)
    /// All three are this terminal, which becomes the controlling one of a new session; errors may go to a file.
    case terminal(path: String, errors: String?)
  }

  /// Starts a program with just this environment, all signals at their defaults.
  init(_ command: [String], environment: [String: String], folder: String, streams: Streams) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let create = O_WRONLY | O_CREAT | O_TRUNC
    switch streams {
    case .files(let input, let output, let errors):
      posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
      posix_spawn_file_actions_addopen(&actions, 1, output, create, 0o600)
      posix_spawn_file_actions_addopen(&actions, 2, errors, create, 0o600)
    case .terminal(let path, let errors):
      posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      if let errors {
        posix_spawn_file_actions_addopen(&actions, 2, errors, create, 0o600)
      } else {
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
      }
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    let newSession: Int32 = 0x80
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | newSession))

    let command = ["env", "-C", folder] + command
    var arguments = command.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer {
      arguments.forEach { free($0) }
      variables.forEach { free($0) }
    }
    var id = pid_t()
    let failure = posix_spawnp(&id, command[0], &actions, &attributes, &arguments, &variables)
    guard failure == 0 else { throw HarnessError("\(command[0]): \(String(cString: strerror(failure)))") }
    self.id = id
  }

  /// Sends a signal.
  func send(_ signal: Int32) { kill(id, signal) }

  /// How the process ended; nil while it runs.
  ///
  /// To be asked no more once it was told.
  func ending() -> Ending? {
    var status: Int32 = 0
    guard waitpid(id, &status, WNOHANG) == id else { return nil }
    return status & 0x7F == 0 ? .status(status >> 8 & 0xFF) : .signal(status & 0x7F)
  }

  /// Waits for the end; a process that does not come to one is killed.
  func end(within limit: Duration = patience) async throws -> Ending {
    if let ending = try await eventually(within: limit, ending) { return ending }
    send(SIGKILL)
    _ = try await eventually(ending)
    throw HarnessError("the process did not end")
  }
}

extension ChildProcess {
  /// Whether the process sleeps at this moment.
  func isWaiting() throws -> Bool { try RestingState(id) != nil }

  /// The time for which all threads of the process together have had a processor, in steps of a hundredth of a second.
  func work() throws -> Duration {
    let statistics = try String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8).split(separator: " ")
    return .milliseconds(10 * statistics[13...14].reduce(0) { $0 + (Int($1) ?? 0) })
  }

  /// The time for which the first thread of the process has had a processor.
  func processorTime() throws -> Duration {
    let words = try String(contentsOfFile: "/proc/\(id)/schedstat", encoding: .utf8).split(separator: " ")
    return .nanoseconds(words.first.flatMap { Int($0) } ?? 0)
  }

  /// How much memory the process has had at most, in kilobytes.
  func peakMemory() throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8).split(separator: "\n")
    return status.first { $0.hasPrefix("VmHWM") }.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }

  /// Waits for a stretch of time in which the process neither works nor wakes.
  /// - Returns: whether there was one.
  func rests(for stretch: Duration = .milliseconds(400)) async throws -> Bool {
    let clock = ContinuousClock()
    var last: RestingState?
    var since = clock.now
    let isResting: Bool? = try await eventually(within: .seconds(15)) {
      let now = try RestingState(id)
      if now == nil || now != last {
        last = now
        since = clock.now
      }
      return clock.now - since > stretch ? true : nil
    }
    return isResting ?? false
  }
}

/// What a command that has ended has left behind.
struct Outcome {
  var status: Int32
  var bytes: Data
  var errors: String

  var output: String { String(decoding: bytes, as: UTF8.self) }
  var lines: [String] { output.split(separator: "\n").map(String.init) }
  var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
}

extension Scratch {
  /// Runs a command to its end, with the environment of the folder.
  func run(
    _ command: [String], _ changes: [String: String?] = [:], input: String? = nil
  ) async throws -> Outcome {
    let name = UUID().uuidString
    if let input { try write(input, to: name + ".in") }
    let files = (output: path + "/\(name).out", errors: path + "/\(name).err")
    let process = try ChildProcess(
      command, environment: environment(changes), folder: path,
      streams: .files(
        input: input == nil ? "/dev/null" : path + "/\(name).in", output: files.output, errors: files.errors))
    let ending = try await process.end()
    guard case .status(let status) = ending else { throw HarnessError("\(command.joined(separator: " ")): \(ending)") }
    return Outcome(
      status: status, bytes: FileManager.default.contents(atPath: files.output) ?? Data(),
      errors: text(of: name + ".err") ?? "")
  }

  /// Runs the program with these arguments to its end.
  func perestroika(
    _ arguments: String..., changes: [String: String?] = [:], input: String? = nil
  ) async throws -> Outcome {
    try await run([Places.program()] + arguments, changes, input: input)
  }
}
