import Archive
import Foundation

/// A copy of the fixture's catalogue and texts in a temporary folder, which is deleted with it.
public final class TemporaryEra: Sendable {
  /// The folder.
  public let path: String
  /// The folder of the catalogue.
  public var catalogue: String { path + "/era" }
  /// The folder of the texts.
  public var texts: String { path + "/texts" }
  /// The folder for the archive.
  public var cache: String { path + "/cache" }

  /// Copies the fixture.
  public init() throws {
    path = NSTemporaryDirectory() + "salt-bay-" + UUID().uuidString
    try FileManager.default.copyItem(atPath: Self.fixtures, toPath: path)
    try write(Almanac.text, to: "texts/almanac.txt")
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The folder `Fixtures` beside the folder of these tests.
  public static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures").path

  /// Where the archive of the copy is kept.
  public func store(withTexts: Bool = true) -> ArchiveStore {
    ArchiveStore(catalogue: catalogue, libraries: withTexts ? [texts] : [], folder: cache)
  }

  /// The archive, and whether it had to be made.
  public func open(withTexts: Bool = true) throws -> (outcome: ArchiveStore.Outcome, isMade: Bool) {
    var isMade = false
    let outcome = try store(withTexts: withTexts).open { _ in isMade = true }
    return (outcome, isMade)
  }

  /// The archive of the copy.
  public func archive(withTexts: Bool = true) throws -> EraArchive { try open(withTexts: withTexts).outcome.archive }

  /// The place of a file in the folder.
  public func url(_ name: String) -> URL { URL(fileURLWithPath: path).appendingPathComponent(name) }

  /// What stands in a file.
  public func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: url(name)), as: UTF8.self)
  }

  /// Writes a file.
  public func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: url(name))
  }

  /// Replaces words in a file that has them.
  public func replace(_ old: String, with new: String, in name: String) throws {
    let text = try text(of: name)
    precondition(text.contains(old))
    try write(text.replacingOccurrences(of: old, with: new), to: name)
  }

  /// Gives a file another time without changing what stands in it.
  public func touch(_ name: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)], ofItemAtPath: url(name).path)
  }
}

/// A long text: sixty paragraphs of nothing much, with the words that the fixture's quotes pin.
public enum Almanac {
  /// The text.
  public static let text: String = {
    let pinned = [
      9: "Readings were taken daily at the gauge of the seventeenth pier and copied by hand.",
      27: "There was now a second sheet printed by the lighthouse press, four pages, on Fridays.",
      34: "Every line of the tables had its duty struck out in red pencil that winter.",
      58: "On the Monday it stood at the highest mark the harbour has known.",
    ]
    return (1...60).map { number in
      let days = (0..<(number * 7 % 11 + 2)).map { day in
        "Entry \(number * 20 + day) gives wind \(words[(number + day) % words.count]) and a "
          + "\(words[(number * 3 + day) % words.count]) tide."
      }
      return ([pinned[number] ?? "Leaf \(number) of the almanac."] + days).joined(separator: " ")
    }.joined(separator: "\n\n") + "\n"
  }()

  private static let words = ["calm", "rising", "northerly", "fresh", "slack", "south-westerly", "falling"]
}
