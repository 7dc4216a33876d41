import Chronology
import Evidence

/// What reading a catalogue's folder came to.
public struct CatalogueReading: Sendable {
  /// What could be read; `nil` where the folder holds no catalogue.
  ///
  /// Where there are errors it lacks what is wrong: it is meant for further checks, not for use.
  public var contents: CatalogueContents?
  /// Everything that is wrong, in the order of files and lines.
  public var problems: [Problem]
  /// Where the records stand.
  public var origins: Origins

  /// True where something is wrong that keeps the catalogue from being used.
  public var hasErrors: Bool { problems.contains { $0.severity == .error } }
}

/// Reads a catalogue from the folder that holds `catalogue.yaml`.
public struct CatalogueReader: Sendable {
  /// The number of the format that this reader knows.
  public static let format = 1
  /// The files that a catalogue has besides its folders `events` and `editions`.
  public static let fileNames = [
    "catalogue.yaml", "sources.yaml", "themes.yaml", "people.yaml", "organisations.yaml", "places.yaml",
    "figures.yaml",
  ]

  let folder: CatalogueFolder

  /// Makes a reader of the folder at a path.
  public init(folder: String) {
    self.folder = CatalogueFolder(folder)
  }

  /// Reads everything and reports everything that is wrong.
  ///
  /// The items of all files are parsed on all cores. Cost: linear in the size of the files.
  /// - Parameter withEvents: false to read all but the events.
  public func read(withEvents: Bool = true) -> CatalogueReading {
    var assembly = Assembly()
    guard folder.exists else {
      assembly.report("catalogue.yaml", "there is no folder “\(folder.path)”")
      return assembly.reading
    }
    guard let top = folder.names(in: "") else {
      assembly.report("catalogue.yaml", "the folder “\(folder.path)” cannot be read; check its permissions")
      return assembly.reading
    }
    guard top.contains("catalogue.yaml") else {
      assembly.report("catalogue.yaml", "not found; “\(folder.path)” is not a catalogue")
      return assembly.reading
    }
    let names = self.files(among: top, &assembly).filter { withEvents || !$0.hasPrefix("events/") }
    var sources: [SourceText] = []
    for name in names {
      switch folder.read(name) {
      case nil: continue
      case .failure(let reason): assembly.addUnreadable(name, reason)
      case .success(let bytes):
        assembly.files.append(
          CatalogueFile(path: name, size: bytes.count, digest: contentDigest(bytes)))
        switch SourceText.decode(bytes, file: name) {
        case .failure(let reason): assembly.addUnreadable(name, reason)
        case .success(let source):
          assembly.problems += source.problems
          sources.append(source)
        }
      }
    }
    assembly.add(Self.decode(sources))
    return assembly.reading
  }

  /// The files to read, in order; files that look as if they were meant to be read are warned of.
  private func files(among top: [String], _ assembly: inout Assembly) -> [String] {
    var files = Self.fileNames.filter(top.contains)
    for name in ["sources.yaml", "themes.yaml"] where !top.contains(name) {
      assembly.report(name, "not found; a catalogue needs it")
    }
    for name in top where !Self.fileNames.contains(name) && isData(name) {
      let meant = nearest(to: name, among: Self.fileNames).map { "; did you mean “\($0)”?" } ?? ""
      assembly.report(name, "not a file of a catalogue, not read\(meant)", .warning)
    }
    for (part, endings) in [("editions", ["yaml"]), ("events", ["yaml", "jsonl"])] {
      guard top.contains(part) else { continue }
      guard let names = folder.names(in: part) else {
        assembly.report(part, "the folder cannot be read")
        continue
      }
      for name in names {
        let path = part + "/" + name
        if endings.contains(where: { name.hasSuffix("." + $0) }) {
          files.append(path)
        } else if isData(name) {
          assembly.report(
            path, "not read: files here end in .\(endings.joined(separator: " or ."))", .warning)
        }
      }
    }
    return files
  }

  private func isData(_ name: String) -> Bool {
    [".yaml", ".yml", ".json", ".jsonl"].contains { name.lowercased().hasSuffix($0) }
  }

  /// Parses and decodes the items of all files at once.
  private static func decode(_ sources: [SourceText]) -> [DecodedFile] {
    let works = sources.flatMap { source in DecodingWork.works(for: source) }
    let results = parallelMap(works) { $0.run() }
    var files = sources.map { DecodedFile(source: $0, pieces: []) }
    var position = 0
    for index in files.indices {
      while position < works.count, works[position].source.file == files[index].source.file {
        files[index].pieces.append(results[position])
        position += 1
      }
    }
    return files
  }
}

/// The 64-bit FNV-1a hash of bytes in hexadecimal, enough to tell whether a file changed.
private func contentDigest(_ bytes: [UInt8]) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  let text = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - text.count) + text
}
