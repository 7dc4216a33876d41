import Foundation

@testable import Evidence

/// The texts of the sources, which the reader has, and the sheets that come with the program.
enum SourceFiles {
  static let all = [
    "bolshevik-tendency-1987", "doyle-2009", "gorbachev-1987", "rubalcaba", "wikipedia-perestroika",
  ]

  static var folder: String? {
    guard let folder = ProcessInfo.processInfo.environment["PERESTROIKA_LIBRARY"] else { return nil }
    return all.contains { FileManager.default.fileExists(atPath: "\(folder)/\($0).txt") } ? folder : nil
  }

  static func text(_ source: String) throws -> RawText? {
    guard let folder, let data = FileManager.default.contents(atPath: "\(folder)/\(source).txt") else {
      return nil
    }
    return try RawText.decode([UInt8](data))
  }

  static func sheet(_ source: String) throws -> EditionSheet {
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent("data/editions/\(source).yaml")
    return try EditionSheet(node(try String(contentsOf: file, encoding: .utf8)))
  }

  /// As much of YAML as the sheets need: keys with a scalar, with a list in brackets or with a list of
  /// dashes.
  private static func node(_ text: String) -> SheetNode {
    var fields: [String: SheetNode] = [:]
    var key = ""
    for line in text.replacing(/,\n\s*/, with: ", ").split(separator: "\n") where !line.hasPrefix("#") {
      let content = line.split(separator: " #")[0].trimmingCharacters(in: .whitespaces)
      if content.hasPrefix("- ") {
        if case .list(let items)? = fields[key] {
          fields[key] = .list(items + [scalar(content.dropFirst(2))])
        }
        continue
      }
      let parts = content.split(separator: ":", maxSplits: 1)
      key = String(parts[0])
      let value = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
      if value.hasPrefix("[") {
        fields[key] = .list(value.dropFirst().dropLast().split(separator: ",").map(scalar))
      } else {
        fields[key] = value.isEmpty ? .list([]) : scalar(value)
      }
    }
    return .map(fields)
  }

  private static func scalar(_ text: some StringProtocol) -> SheetNode {
    .scalar(text.trimmingCharacters(in: CharacterSet(charactersIn: " \"")))
  }
}
