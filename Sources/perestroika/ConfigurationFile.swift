import Browser
import Catalogue
import Glibc
import Settings

/// The reader's configuration: where it is, and what it says.
struct ConfigurationFile {
  /// The path of the file.
  let path: String
  /// Whether the reader has named it, so that it must be there.
  private let isNamed: Bool

  /// The file that is asked for, that the environment names, or the one in the reader's configuration folder.
  init(asked: String?) {
    let named = asked ?? Environment["PERESTROIKA_CONFIG"]
    path = named ?? Environment.configurationFolder + "/config.yaml"
    isNamed = named != nil
  }

  /// Reads the settings; the usual ones where there is no file.
  /// - Throws: ``Failure`` where a file that was named cannot be read.
  func read() throws -> SettingsReading {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    let bytes: [UInt8]
    if descriptor < 0 {
      if !isNamed, errno == ENOENT || errno == ENOTDIR { return SettingsReading() }
      return try unreadable(String(cString: strerror(errno)))
    } else {
      defer { close(descriptor) }
      switch read(descriptor) {
      case .success(let all): bytes = all
      case .failure(let failure): return try unreadable(failure.message)
      }
    }
    return SettingsReading(bytes, file: path)
  }

  private func read(_ descriptor: Int32) -> Result<[UInt8], Failure> {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = Glibc.read(descriptor, &part, part.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { return .failure(Failure(String(cString: strerror(errno)))) }
      if count == 0 { return .success(bytes) }
      bytes += part[..<count]
      if bytes.count > SettingsReading.longestFile {
        return .failure(Failure("the file is longer than a configuration can be"))
      }
    }
  }

  private func unreadable(_ reason: String) throws -> SettingsReading {
    if isNamed { throw Failure("\(path): \(reason)") }
    var reading = SettingsReading()
    reading.problems = [Problem(file: path, line: 1, column: 1, message: reason)]
    return reading
  }

  /// Prints everything that is wrong with the file.
  /// - Throws: ``ExitStatus`` where something is.
  func check() throws {
    let problems = try read().problems
    for problem in problems { Output.line(problem.description) }
    let errors = problems.count { $0.severity == .error }
    let isThere = access(path, F_OK) == 0
    Output.line(
      isThere
        ? "\(path): \(Words.count(errors, "error", "errors")), \(Words.count(problems.count - errors, "warning", "warnings"))"
        : "\(path): there is no such file")
    if errors > 0 { throw ExitStatus.nothingFound }
  }

  /// What the footer says of errors in the file; nil where there are none.
  func remark(on problems: [Problem]) -> String? {
    let errors = problems.filter { $0.severity == .error }
    guard let first = errors.first else { return nil }
    let name = path.split(separator: "/").last ?? "config.yaml"
    let place = "\(name):\(first.line):\(first.column)"
    let more =
      errors.count == 1 ? "--check-config tells it again" : "the first of \(errors.count) errors; see --check-config"
    return "\(place): \(first.message) (\(more))"
  }
}
