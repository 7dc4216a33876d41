import Catalogue
import Foundation
import Library
import Testing

/// The fixture's catalogue and a library in a temporary folder, which is deleted with it.
final class SaltBay: Sendable {
  let path: String
  let contents: CatalogueContents
  var library: OwnLibrary { OwnLibrary(path: path + "/data/library") }
  var attaching: Attaching { Attaching(contents, library: library) }

  init() throws {
    path = NSTemporaryDirectory() + "library-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    contents = try #require(CatalogueReader(folder: Self.fixtures + "/era").read().contents)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures").path

  /// A text from which the catalogue has quotes.
  static let chronicle: String = {
    let data = FileManager.default.contents(atPath: fixtures + "/texts/chronicle.txt") ?? Data()
    return String(decoding: data, as: UTF8.self)
  }()

  /// Another, made of the quotes themselves.
  func memoir() -> String {
    let quotes = contents.events.flatMap(\.accounts).filter { $0.source == "memoir" }.map(\.quote.exact)
    return "What I saw from the quay\n\n" + quotes.map { "Then \($0), they say.\n\n" }.joined()
  }

  func prepared(_ text: String, name: String = "/somewhere/text.txt") throws -> PreparedText {
    try PreparedText(Array(text.utf8), origin: name)
  }

  func write(_ text: String, to name: String) throws -> String {
    let file = path + "/" + name
    let folder = (file as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }

  func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}
