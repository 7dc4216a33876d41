import Foundation

/// The files of a catalogue's folder.
struct CatalogueFolder {
  /// The folder as given.
  let path: String
  private let resolvedRoot: String

  init(_ path: String) {
    self.path = path
    resolvedRoot = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  /// True where the path leads to a folder.
  var exists: Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
  }

  /// The names of the files in a part of the folder, sorted, without hidden ones and backups; `nil` where the
  /// part cannot be read or is not there.
  func names(in part: String) -> [String]? {
    let folder = part.isEmpty ? path : path + "/" + part
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    return names?.filter { !$0.hasPrefix(".") && !$0.hasSuffix("~") }.sorted()
  }

  /// The bytes of a file, `nil` where there is none, a problem where it cannot be read or lies elsewhere.
  func read(_ file: String) -> Result<[UInt8], UnreadableText>? {
    locate(file)?.flatMap { path in
      do {
        return .success([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
      } catch {
        return .failure(
          UnreadableText(
            problem: Problem(
              file: file, line: 1, column: 1, message: "the file cannot be read; check its permissions")))
      }
    }
  }

  /// The full path of a file, `nil` where there is none, a problem where it is no file or lies elsewhere.
  func locate(_ file: String) -> Result<String, UnreadableText>? {
    let url = URL(fileURLWithPath: path + "/" + file)
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
    guard let attributes else { return nil }
    func refused(_ message: String) -> Result<String, UnreadableText> {
      .failure(UnreadableText(problem: Problem(file: file, line: 1, column: 1, message: message)))
    }
    let resolved = url.resolvingSymlinksInPath()
    if !resolved.path.hasPrefix(resolvedRoot + "/") {
      return refused("the file leads out of the catalogue's folder; copy it there")
    }
    let resolvedAttributes =
      attributes[.type] as? FileAttributeType == .typeSymbolicLink
      ? try? FileManager.default.attributesOfItem(atPath: resolved.path) : attributes
    guard let resolvedAttributes, resolvedAttributes[.type] as? FileAttributeType != .typeSymbolicLink else {
      return refused("the link leads nowhere")
    }
    if resolvedAttributes[.type] as? FileAttributeType != .typeRegular {
      return refused("found something that is not a regular file")
    }
    return .success(resolved.path)
  }
}
