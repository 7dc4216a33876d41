import Files
import Glibc

/// The paragraph that a quote stands in.
public struct QuoteLocator: Hashable, Sendable {
  /// The id of the event.
  public var event: String
  /// The index of the quote among those that its layer has of the event, accounts first.
  public var quotation: Int
  /// The index of the layer that the quote stands in.
  public var layer: Int
  /// The number of the paragraph in the reading text, from 1.
  public var paragraph: Int

  /// Makes a locator from its parts.
  public init(event: String, quotation: Int, layer: Int = 0, paragraph: Int) {
    self.event = event
    self.quotation = quotation
    self.layer = layer
    self.paragraph = paragraph
  }
}

/// Fills the locators of quotes into the files of a catalogue and leaves everything else as it stands.
public struct LocatorWriter: Sendable {
  private let folder: CatalogueFolder

  /// Makes a writer for the catalogue in a folder.
  public init(folder: String) {
    self.folder = CatalogueFolder(folder)
  }

  /// What writing came to.
  public struct Outcome: Hashable, Sendable {
    /// The files that were changed, in order.
    public var written: [String]
    /// The files that could not be changed, with the reason; they are as they were.
    public var problems: [Problem]
  }

  /// Writes locators; each file is changed whole or not at all, and not touched where nothing changes.
  ///
  /// A file is changed only where reading it again gives what it gave before, but for the locators.
  public func write(_ locators: [QuoteLocator]) -> Outcome {
    var outcome = Outcome(written: [], problems: [])
    for name in folder.names(in: "events") ?? []
    where name.hasSuffix(".yaml") || name.hasSuffix(".jsonl") {
      let file = "events/" + name
      guard case .success(let bytes) = folder.read(file), let text = String(validating: bytes, as: UTF8.self)
      else { continue }
      switch LocatorEdit.apply(locators, to: text, file: file) {
      case .failure(let refusal): outcome.problems.append(refusal.problem)
      case .success(let edited):
        if edited == text { continue }
        do {
          try folder.replace(file, with: Array(edited.utf8))
          outcome.written.append(file)
        } catch {
          outcome.problems.append(
            Problem(file: file, line: 1, column: 1, message: "the file cannot be written; it is as it was"))
        }
      }
    }
    return outcome
  }
}

extension CatalogueFolder {
  /// Puts new bytes in the place of a file, whole or not at all; its permissions stay.
  fileprivate func replace(_ file: String, with bytes: [UInt8]) throws {
    guard let resolved = realpath(path + "/" + file, nil) else {
      throw ReadingError(path: file, reason: systemReason())
    }
    defer { free(resolved) }
    let target = String(cString: resolved)
    var status = stat()
    guard stat(target, &status) == 0, access(target, W_OK) == 0 else {
      throw ReadingError(path: file, reason: systemReason())
    }
    try WholeFile.write(bytes, to: target, mode: status.st_mode & 0o777)
  }
}
