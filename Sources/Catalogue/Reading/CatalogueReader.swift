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
  /// The number of the newest format, which new catalogues have.
  public static let format = 2
  /// The numbers of the formats that this reader knows.
  public static let formats = 1...format
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
  /// The items of all files are parsed on all cores. Cost: linear in the size of the files, in memory too.
  /// - Parameter withEvents: false to read all but the events.
  public func read(withEvents: Bool = true) -> CatalogueReading {
    var assembly = Assembly()
    let files = readAuthored(into: &assembly, withEvents: withEvents)
    for name in files.names {
      if let decoded = files.decoded[name] { assembly.add(decoded) }
      guard name.hasSuffix(".jsonl") else { continue }
      read(name, into: &assembly) { (file, assembly) throws(Problem) in
        try forEachLine(of: file) { line in assembly.add(line.piece, from: name) }
      }
    }
    assembly.findUnknown()
    return assembly.reading
  }

  /// Reads everything, but keeps of the events in JSON Lines only where they stand, so that there may be millions.
  /// - Parameter progress: told now and then the share of the work that is done, from 0 to 1.
  public func scan(progress: (Double) -> Void = { _ in }) -> CatalogueScan {
    var none: ContentChecks?
    return scan(isChecked: false, withStyle: false, &none, progress)
  }

  /// As ``scan(progress:)``, with all checks that need no texts; there are none where the folder holds no catalogue.
  /// - Parameter withStyle: whether prose, support and taste are looked at too.
  public func check(
    withStyle: Bool = false, progress: (Double) -> Void = { _ in }
  ) -> (scan: CatalogueScan, checks: ContentChecks?) {
    var checks: ContentChecks?
    let scan = scan(isChecked: true, withStyle: withStyle, &checks, progress)
    return (scan, checks)
  }

  private func scan(
    isChecked: Bool, withStyle: Bool, _ checks: inout ContentChecks?, _ progress: (Double) -> Void
  ) -> CatalogueScan {
    var assembly = Assembly()
    let files = readAuthored(into: &assembly)
    for name in files.names {
      if let decoded = files.decoded[name] { assembly.add(decoded) }
    }
    let names = files.names.filter { $0.hasSuffix(".jsonl") }
    var scan = EventScan(assembly)
    if isChecked {
      let reading = assembly.reading
      checks = reading.contents.map { ContentChecks($0, origins: reading.origins, withStyle: withStyle) }
    }
    let sizes = names.map { name in (try? folder.locate(name)?.get()).flatMap { LineFile.size(ofFileAt: $0) } ?? 0 }
    let whole = Double(max(1, sizes.reduce(0, +)))
    var before = 0
    for (name, size) in zip(names, sizes) {
      read(name, into: &assembly) { (file, _) throws(Problem) in
        scan.begin(file)
        try forEachLine(of: file) { line in
          for (event, item) in scan.add(line) where isChecked {
            var origins = Origins()
            origins.add(event.id, to: .events, in: name, as: item)
            checks?.add(event, origins: origins)
          }
          progress(Double(before + line.offset) / whole)
        }
      }
      before += size
    }
    return scan.finish(&assembly)
  }

  /// Reads all files but those of JSON Lines; gives the names of all, and what stands in each that was read.
  private func readAuthored(
    into assembly: inout Assembly, withEvents: Bool = true
  ) -> (names: [String], decoded: [String: DecodedFile]) {
    guard folder.exists else {
      assembly.report("catalogue.yaml", "there is no folder “\(folder.path)”")
      return ([], [:])
    }
    guard let top = folder.names(in: "") else {
      assembly.report("catalogue.yaml", "the folder “\(folder.path)” cannot be read; check its permissions")
      return ([], [:])
    }
    guard top.contains("catalogue.yaml") else {
      assembly.report("catalogue.yaml", "not found; “\(folder.path)” is not a catalogue")
      return ([], [:])
    }
    let names = self.files(among: top, &assembly).filter { withEvents || !$0.hasPrefix("events/") }
    var sources: [SourceText] = []
    for name in names where !name.hasSuffix(".jsonl") {
      switch folder.read(name) {
      case nil: continue
      case .failure(let reason): assembly.addUnreadable(name, reason)
      case .success(let bytes):
        var digest = ContentDigest()
        digest.add(bytes)
        assembly.files.append(CatalogueFile(path: name, size: bytes.count, digest: digest.text))
        switch SourceText.decode(bytes, file: name) {
        case .failure(let reason): assembly.addUnreadable(name, reason)
        case .success(let source):
          assembly.problems += source.problems
          sources.append(source)
        }
      }
    }
    let decoded = Self.decode(sources).map { ($0.source.file, $0) }
    return (names, Dictionary(decoded) { first, _ in first })
  }

  /// Opens a file of JSON Lines; what keeps it from being read is noted.
  private func read(
    _ name: String, into assembly: inout Assembly, _ body: (LineFile, inout Assembly) throws(Problem) -> Void
  ) {
    do throws(Problem) {
      switch folder.locate(name) {
      case nil: return
      case .failure(let reason): throw reason.problem
      case .success(let path):
        let file = try LineFile(name: name, path: path)
        try body(file, &assembly)
        assembly.files.append(CatalogueFile(path: name, size: file.size, digest: file.digest.text))
      }
    } catch {
      assembly.addUnreadable(name, UnreadableText(problem: error))
    }
  }

  /// Hands over the decoded lines of a file in their order; they are decoded on all cores, some ahead of others.
  private func forEachLine(
    of file: LineFile, _ body: (DecodedLine) -> Void
  ) throws(Problem) {
    var problem: Problem?
    var isEmpty = true
    ahead(
      { () -> Result<[DecodedLine], Problem>? in
        do throws(Problem) {
          return try file.next().map { .success(DecodedLine.lines(of: $0, in: file.name)) }
        } catch {
          return .failure(error)
        }
      },
      { result in
        switch result {
        case .success(let lines):
          if !lines.isEmpty { isEmpty = false }
          lines.forEach(body)
          return true
        case .failure(let failure):
          problem = failure
          return false
        }
      })
    if let problem { throw problem }
    if isEmpty { throw DecodingWork.emptiness(of: file.name) }
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

/// The 64-bit FNV-1a hash of bytes, enough to tell whether a file changed.
struct ContentDigest {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ bytes: [UInt8]) {
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  /// The hash in hexadecimal.
  var text: String {
    let text = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}
