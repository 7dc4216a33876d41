import Foundation
import Synchronization

/// Programs that are not ours, to hold what we write against.
enum Peer {
  private static var folders: [Substring] {
    (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
  }

  /// Whether a command can be run.
  static func has(_ command: String) -> Bool {
    folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(command)") }
  }

  private static let pythons = Mutex<[[String]: String?]>([:])

  /// The first Python of the path that has these modules: the system's packages need not be those of the first one.
  private static func python(with modules: [String]) -> String? {
    if let known = pythons.withLock({ $0[modules] }) { return known }
    let script = (["sys"] + modules).map { "import \($0)" }.joined(separator: "\n")
    let found = folders.lazy.map { "\($0)/python3" }.first { path in
      FileManager.default.isExecutableFile(atPath: path) && (try? run([path, "-c", script], input: "").status) == 0
    }
    pythons.withLock { $0[modules] = .some(found) }
    return found
  }

  /// Whether Python is here, with these modules.
  static func hasPython(_ modules: String...) -> Bool { python(with: modules) != nil }

  /// Runs a command on some input, which is also the file “input” in a folder of its own.
  static func run(_ command: [String], input: String) throws -> (status: Int32, output: String) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("exchange-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output) = (Data(input.utf8), folder.appendingPathComponent("output"))
    let inputFile = folder.appendingPathComponent("input")
    try input.write(to: inputFile)
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = folder
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    let handle = try FileHandle(forWritingTo: output)
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: try Data(contentsOf: output), as: UTF8.self))
  }

  /// Runs a Python script that needs these modules, with the text on standard input.
  static func python(
    _ script: String, with modules: String..., arguments: [String] = [], input: String
  ) throws -> (status: Int32, output: String) {
    try run([python(with: modules) ?? "python3", "-W", "ignore", "-c", script] + arguments, input: input)
  }
}
