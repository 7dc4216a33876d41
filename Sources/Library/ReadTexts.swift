import Catalogue
import Evidence

/// The texts that a reader has of a catalogue's sources, read and ready to be searched for quotes.
public struct ReadTexts: Sendable {
  /// The texts, one a source at most.
  public var texts: [CheckedText]
  /// The files that could not be read, each with the reason.
  public var unreadable: [ReadingError]

  /// Reads the texts of a catalogue's sources in some folders; the first folder that has a source's text wins.
  /// - Complexity: linear in the size of the texts.
  public init(of contents: CatalogueContents, in folders: [String]) {
    texts = []
    unreadable = []
    let sheets = Dictionary(contents.editionSheets.map { ($0.digest, $0) }) { first, _ in first }
    let sources = contents.sources.map(\.id)
    for folder in folders {
      let files = FileStamp.files(in: folder, endings: TextFolder.endings, depth: 0).map(\.path)
      for text in TextFolder(path: folder).texts(among: files, of: sources)
      where !texts.contains(where: { $0.source == text.source }) {
        read(text, sheets: sheets)
      }
    }
  }

  private mutating func read(_ text: AttachedText, sheets: [String: EditionSheet]) {
    do {
      let raw = try RawText.decode(try readBytes(of: text.path))
      texts.append(CheckedText(source: text.source, raw: raw, sheet: sheets[raw.digest]))
    } catch let error as ReadingError {
      unreadable.append(error)
    } catch {
      unreadable.append(ReadingError(path: text.path, reason: "\(error)"))
    }
  }
}
