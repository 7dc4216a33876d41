import Catalogue
import Evidence
import Files

/// The texts that a reader has of a catalogue's sources, read and ready to be searched for quotes.
public struct ReadTexts: Sendable {
  /// A file in a folder of texts, and what it was found to be.
  public struct File: Hashable, Sendable {
    /// The id of the source; nil where the file was looked at and fits none.
    public var source: String?
    /// Whether it is the file that is read for its source; another one comes first where it is not.
    public var isUsed: Bool

    /// Describes a file.
    public init(source: String?, isUsed: Bool) {
      self.source = source
      self.isUsed = isUsed
    }
  }

  /// The texts, one a source at most.
  public var texts: [CheckedText]
  /// The files that could not be read, each with the reason.
  public var unreadable: [ReadingError]
  /// What was found of each file, by its path.
  public var files: [String: File]

  /// Reads the texts of a catalogue's sources in some folders; the first folder that has a source's text wins.
  ///
  /// A file that is named by the id of a source is that source's; any other is recognised by what stands in it.
  /// - Parameter known: what files were found to be by an earlier look at them: the id of a source, or an empty text for
  ///   none, by the digest of their bytes.
  /// - Complexity: linear in the size of the texts.
  public init(of contents: CatalogueContents, in folders: [String], known: [String: String] = [:]) {
    texts = []
    unreadable = []
    files = [:]
    let sheets = Dictionary(contents.editionSheets.map { ($0.digest, $0) }) { first, _ in first }
    let sources = contents.sources.map(\.id)
    var recogniser: Recogniser?
    for folder in folders {
      let paths = FileStamp.files(in: folder, endings: TextFolder.endings, depth: 0).map(\.path)
      unreadable += FileStamp.unreadable(in: folder, endings: TextFolder.endings)
      let named = TextFolder(path: folder).texts(among: paths, of: sources)
      for text in named { read(text.path, of: text.source, sheets: sheets) }
      let namedPaths = Set(named.map(\.path))
      for path in paths where !namedPaths.contains(path) {
        guard let raw = decoded(path) else { continue }
        var source = known[raw.digest]
        if source == nil {
          let made = recogniser ?? Recogniser(contents)
          recogniser = made
          source = (try? made.recognise(raw))?.source ?? ""
        }
        guard let source, !source.isEmpty else {
          files[path] = File(source: nil, isUsed: false)
          continue
        }
        add(raw, at: path, of: source, sheets: sheets)
      }
    }
  }

  private mutating func read(_ path: String, of source: String, sheets: [String: EditionSheet]) {
    if texts.contains(where: { $0.source == source }) {
      files[path] = File(source: source, isUsed: false)
    } else if let raw = decoded(path) {
      add(raw, at: path, of: source, sheets: sheets)
    }
  }

  private mutating func add(_ raw: RawText, at path: String, of source: String, sheets: [String: EditionSheet]) {
    let isUsed = !texts.contains { $0.source == source }
    files[path] = File(source: source, isUsed: isUsed)
    if isUsed { texts.append(CheckedText(source: source, raw: raw, sheet: sheets[raw.digest])) }
  }

  private mutating func decoded(_ path: String) -> RawText? {
    do {
      return try RawText.decode(try readBytes(of: path))
    } catch let error as ReadingError {
      unreadable.append(error)
    } catch {
      unreadable.append(ReadingError(path: path, reason: "\(error)"))
    }
    return nil
  }
}

extension CatalogueContents {
  /// The catalogue with the sources of the reader's own texts, each where the catalogue has none of that id: those of the
  /// reader's own catalogue that have a text, and those that an earlier version kept in the index of a library.
  ///
  /// What cannot be read is left out and named.
  public func withOwnSources(
    of folders: [String], _ own: OwnCatalogue? = nil
  ) -> (contents: CatalogueContents, unreadable: [ReadingError]) {
    var contents = self
    var known = Set(sources.map(\.id))
    var unreadable: [ReadingError] = []
    for folder in folders {
      do {
        for source in try OwnLibrary(path: folder).index().ownSources where known.insert(source.id).inserted {
          contents.sources.append(source)
        }
      } catch let error as ReadingError {
        unreadable.append(error)
      } catch {
        unreadable.append(ReadingError(path: folder, reason: "\(error)"))
      }
    }
    do {
      for source in try own?.sources() ?? [] where !known.contains(source.id) {
        guard folders.contains(where: { OwnLibrary(path: $0).hasText(of: source.id) }) else { continue }
        known.insert(source.id)
        contents.sources.append(source)
      }
    } catch {
      unreadable.append(error as? ReadingError ?? ReadingError(path: own?.path ?? "", reason: "\(error)"))
    }
    return (contents, unreadable)
  }
}
