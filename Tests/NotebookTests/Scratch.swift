import Foundation

@testable import Notebook

/// A folder of one test's own.
final class Scratch: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "notebook-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    chmod(path, 0o700)
    try? FileManager.default.removeItem(atPath: path)
  }

  var notebook: String { path + "/perestroika/notebook.sqlite" }

  func store(of catalogue: String = "Salt Bay") -> MarkStore { MarkStore(path: notebook, catalogue: catalogue) }

  func bytes(of name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: name))) }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: name))
  }

  /// The names of the files in the notebook's folder.
  var files: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path + "/perestroika")) ?? []).sorted()
  }
}

extension Mark {
  /// A mark on an event of a number.
  static func numbered(_ number: Int, note: String = "") -> Mark {
    Mark(event: "event-\(number)", note: note, title: "Event \(number)", date: "1989-07")
  }
}

/// Numbers that look random and are the same in every run.
struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
