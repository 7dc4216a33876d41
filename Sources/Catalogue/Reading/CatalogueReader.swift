import Chronology
import Evidence
import Files

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
  public var hasErrors: Bool { problems.contains(where: \.isFatal) }
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

  /// The catalogues that are read as one, the lowest first.
  public let layers: [CatalogueLayer]
  private let folders: [CatalogueFolder]

  /// The folder of the lowest layer.
  var folder: CatalogueFolder { folders[0] }

  /// Makes a reader of the folder at a path, which stands alone.
  public init(folder: String) {
    let name = folder.split(separator: "/").last.map(String.init) ?? folder
    self.init(layers: [CatalogueLayer(name: name, folder: folder)])
  }

  /// Makes a reader of several catalogues, the lowest first; there is at least one.
  ///
  /// Where there are several, problems name files by their whole paths.
  public init(layers: [CatalogueLayer]) {
    precondition(!layers.isEmpty, "a catalogue has at least one layer")
    self.layers = layers
    folders = layers.map { CatalogueFolder($0.folder) }
  }

  /// A file of a layer.
  private struct File {
    /// The index of the layer.
    var layer: Int
    /// The path relative to the folder of the layer.
    var name: String
    /// The path for messages.
    var shown: String

    var isEvents: Bool { name.hasPrefix("events/") }
  }

  private func file(_ name: String, _ layer: Int) -> File {
    File(layer: layer, name: name, shown: layers.count == 1 ? name : "\(layers[layer].folder)/\(name)")
  }

  /// Reads everything and reports everything that is wrong.
  ///
  /// The items of all files are parsed on all cores. Cost: linear in the size of the files, in memory too.
  /// - Parameter withEvents: false to read all but the events.
  public func read(withEvents: Bool = true) -> CatalogueReading {
    var assembly = Assembly(layers)
    let files = readAuthored(into: &assembly, withEvents: withEvents)
    for file in files.files {
      if let decoded = files.decoded[file.shown] { assembly.add(decoded) }
      guard isJSONLines(file.name) else { continue }
      read(file, into: &assembly) { (lines, assembly) throws(Problem) in
        try forEachLine(of: lines) { line in
          assembly.add(line.piece, from: file.shown, .events, layer: file.layer)
        }
      }
    }
    assembly.applyAdditions()
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
    var assembly = Assembly(layers)
    let files = readAuthored(into: &assembly)
    for file in files.files {
      if let decoded = files.decoded[file.shown] { assembly.add(decoded) }
    }
    assembly.applyAdditions()
    let additions = assembly.additions
    let lineFiles = files.files.filter { isJSONLines($0.name) }
    var scan = EventScan(assembly)
    if isChecked {
      let reading = assembly.reading
      checks = reading.contents.map { ContentChecks($0, origins: reading.origins, withStyle: withStyle) }
    }
    let sizes = lineFiles.map { file in
      (try? folders[file.layer].locate(file.name)?.get()).flatMap { LineFile.size(ofFileAt: $0) } ?? 0
    }
    let whole = Double(max(1, sizes.reduce(0, +)))
    var before = 0
    for (file, size) in zip(lineFiles, sizes) {
      read(file, into: &assembly) { (lines, _) throws(Problem) in
        scan.begin(lines, layer: file.layer)
        try forEachLine(of: lines) { line in
          for (event, item) in scan.add(line) where isChecked {
            var origins = Origins()
            origins.add(event.id, to: .events, in: file.shown, as: item)
            for addition in additions[event.id] ?? [] { origins.add(addition) }
            checks?.add(event, origins: origins)
          }
          progress(Double(before + line.offset) / whole)
        }
      }
      before += size
    }
    return scan.finish(&assembly)
  }

  /// Reads all files but those of JSON Lines; gives all, and by the path for messages what stands in each that was read.
  private func readAuthored(
    into assembly: inout Assembly, withEvents: Bool = true
  ) -> (files: [File], decoded: [String: DecodedFile]) {
    var files: [File] = []
    var sources: [(source: SourceText, layer: Int)] = []
    for layer in layers.indices {
      let own = self.files(ofLayer: layer, &assembly).filter { withEvents || !$0.isEvents }
      files += own
      for file in own where !isJSONLines(file.name) {
        let collection = Origins.Collection(file: file.name)
        switch folders[layer].read(file.name) {
        case nil: continue
        case .failure(let reason): assembly.addUnreadable(collection, reason.at(file.shown))
        case .success(let bytes):
          var digest = ContentDigest()
          digest.add(bytes)
          assembly.files.append(CatalogueFile(path: file.shown, size: bytes.count, digest: digest.text))
          switch SourceText.decode(bytes, file: file.shown, name: file.name) {
          case .failure(let reason): assembly.addUnreadable(collection, reason)
          case .success(let source):
            assembly.problems += source.problems
            sources.append((source, layer))
          }
        }
      }
    }
    let decoded = Self.decode(sources).map { ($0.source.file, $0) }
    return (files, Dictionary(decoded) { first, _ in first })
  }

  /// Opens a file of JSON Lines; what keeps it from being read is noted.
  private func read(
    _ file: File, into assembly: inout Assembly, _ body: (LineFile, inout Assembly) throws(Problem) -> Void
  ) {
    do throws(Problem) {
      switch folders[file.layer].locate(file.name) {
      case nil: return
      case .failure(let reason): throw reason.at(file.shown).problem
      case .success(let path):
        let lines = try LineFile(name: file.shown, path: path)
        try body(lines, &assembly)
        assembly.files.append(CatalogueFile(path: file.shown, size: lines.size, digest: lines.digest.text))
      }
    } catch {
      assembly.addUnreadable(.events, UnreadableText(problem: error))
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
    if isEmpty { throw DecodingWork.emptiness(of: file.name, .events) }
  }

  /// The files of a layer to read, in order; files that look as if they were meant to be read are warned of.
  private func files(ofLayer layer: Int, _ assembly: inout Assembly) -> [File] {
    let folder = folders[layer]
    func report(_ name: String, _ message: String, _ severity: Problem.Severity = .error) {
      assembly.report(file(name, layer).shown, message, severity)
    }
    guard folder.exists else {
      report("catalogue.yaml", "there is no folder “\(folder.path)”")
      return []
    }
    guard let top = folder.names(in: "") else {
      report("catalogue.yaml", "the folder “\(folder.path)” cannot be read; check its permissions")
      return []
    }
    guard top.contains("catalogue.yaml") else {
      report("catalogue.yaml", "not found; “\(folder.path)” is not a catalogue")
      return []
    }
    var files = Self.fileNames.filter(top.contains)
    // What lies upon others may refer to what they have.
    for name in ["sources.yaml", "themes.yaml"] where layer == 0 && !top.contains(name) {
      report(name, "not found; a catalogue needs it")
    }
    for name in top where !Self.fileNames.contains(name) && isData(name) {
      let meant = nearest(to: name, among: Self.fileNames).map { "; did you mean “\($0)”?" } ?? ""
      report(name, "not a file of a catalogue, not read\(meant)", .warning)
    }
    for (part, endings) in [("editions", ["yaml"]), ("events", ["yaml", "jsonl"])] {
      guard top.contains(part) else { continue }
      guard let names = folder.names(in: part) else {
        report(part, "the folder cannot be read")
        continue
      }
      for name in names {
        let path = part + "/" + name
        if endings.contains(where: { name.hasSuffix("." + $0) }) {
          files.append(path)
        } else if isData(name) {
          report(path, "not read: files here end in .\(endings.joined(separator: " or ."))", .warning)
        }
      }
    }
    return files.map { file($0, layer) }
  }

  private func isData(_ name: String) -> Bool {
    [".yaml", ".yml", ".json", ".jsonl"].contains { name.lowercased().hasSuffix($0) }
  }

  /// Parses and decodes the items of all files at once.
  private static func decode(_ sources: [(source: SourceText, layer: Int)]) -> [DecodedFile] {
    let works = sources.flatMap { DecodingWork.works(for: $0.source) }
    let results = parallelMap(works) { $0.run() }
    var files = sources.map { DecodedFile(source: $0.source, layer: $0.layer, pieces: []) }
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
