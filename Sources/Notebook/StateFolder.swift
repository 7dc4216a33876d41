import Evidence
import Files
import Glibc

/// The folder in which a catalogue's place and history are kept: files that are read at every start and written often,
/// so that they are plain text and not in the file of the marks.
public struct StateFolder: Sendable {
  /// What was found at the start.
  public struct Finding: Sendable {
    /// Where the reader was; nil where that is not known.
    public var place: SavedPlace?
    /// What the reader should know; nil where all is well.
    public var remark: String?
    /// Whether the place may be written again.
    public var isWritable = true
  }

  /// The full path of the folder; nil where the reader has none.
  public let path: String?
  private let name: String
  private static let longestFile = 1 << 16
  private static let mostQueries = 500

  /// Names the folder; it is made when something is kept.
  /// - Parameter catalogue: the title of the catalogue whose place is meant.
  public init(path: String?, catalogue: String) {
    self.path = path
    name = String(SHA256.hexadecimal(of: Array(catalogue.utf8)).prefix(24))
  }

  private var placePath: String? { path.map { "\($0)/\(name).place" } }
  private var historyPath: String? { path.map { "\($0)/\(name).history" } }

  // MARK: The place

  /// The place, read with as few calls as can be; a damaged one is set aside.
  public func place() -> Finding {
    guard let path, let placePath, let bytes = StateFolder.bytes(of: placePath) else { return Finding() }
    switch SavedPlace.read(bytes) {
    case .place(let place): return Finding(place: place)
    case .newer:
      return Finding(remark: "the saved place is of a newer version and is left as it is", isWritable: false)
    case .damaged:
      let aside = MarkStore.freeName(in: path, beginning: "place-damaged-", ending: "")
      guard rename(placePath, "\(path)/\(aside)") == 0 else {
        return Finding(remark: "the saved place is damaged: \(placePath)", isWritable: false)
      }
      return Finding(remark: "the saved place was damaged and is set aside as \(aside)")
    }
  }

  /// Keeps the place, whole or not at all.
  /// - Parameter synchronises: whether it is brought to the disk, which takes its time; what is not survives the end of
  ///   the program, but perhaps not that of the machine.
  /// - Throws: ``NotebookError`` where it cannot be kept; the place before is then still there.
  public func keep(_ place: SavedPlace, synchronises: Bool) throws(NotebookError) {
    guard let path, let placePath else {
      throw NotebookError("your place is not kept: there is no home folder; HOME or XDG_STATE_HOME names it")
    }
    do {
      try WholeFile.makeFolder(path)
      try WholeFile.write(Array(place.written.utf8), to: placePath, synchronises: synchronises)
      if synchronises { WholeFile.sweep(path) }
    } catch {
      throw NotebookError("your place is not kept: \(reason(of: error))")
    }
  }

  // MARK: The history

  /// The queries that were followed, the latest last, each once.
  public func queries() -> [String] {
    guard let historyPath, let bytes = StateFolder.bytes(of: historyPath) else { return [] }
    return StateFolder.queries(in: bytes)
  }

  private static func queries(in bytes: [UInt8]) -> [String] {
    var seen: Set<String> = []
    var queries: [String] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")).reversed() {
      let query = harmless(String(decoding: line, as: UTF8.self))
      if queries.count < mostQueries, seen.insert(query).inserted { queries.append(query) }
    }
    return queries.reversed()
  }

  /// Adds a query to those of all programs that run.
  /// - Throws: ``NotebookError`` where it cannot be kept.
  public func keep(query: String) throws(NotebookError) {
    guard let path, let historyPath else { return }
    do {
      try WholeFile.makeFolder(path)
      let lock = try FolderLock(path, patience: 100)
      defer { withExtendedLifetime(lock) {} }
      let length = try StateFolder.append(harmless(query) + "\n", to: historyPath)
      if length > StateFolder.longestFile, let bytes = StateFolder.bytes(of: historyPath) {
        let queries = StateFolder.queries(in: bytes)
        let text = queries.suffix(StateFolder.mostQueries / 2).map { $0 + "\n" }.joined()
        try WholeFile.write(Array(text.utf8), to: historyPath, synchronises: false)
      }
    } catch {
      throw NotebookError("the query is not kept: \(reason(of: error))")
    }
  }

  /// Adds a line to a file, whole or not at all.
  /// - Returns: how long the file is then.
  private static func append(_ line: String, to path: String) throws(NotebookError) -> Int {
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw NotebookError("\(String(cString: strerror(errno))) (\(path))") }
    defer { close(file) }
    let length = lseek(file, 0, SEEK_END)
    let bytes = Array(line.utf8)
    let written = write(file, bytes, bytes.count)
    guard written == bytes.count else {
      let reason = String(cString: strerror(errno))
      ftruncate(file, length)
      throw NotebookError("\(written < 0 ? reason : "the disk is full") (\(path))")
    }
    return length + written
  }

  /// The bytes of a file, as far as such a file can be long; nil where there is none.
  private static func bytes(of path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let length = lseek(file, 0, SEEK_END)
    guard length >= 0 else { return nil }
    // Of a history that grew too long the end counts.
    let wanted = min(Int(length), 2 * longestFile)
    return [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      count = max(0, pread(file, buffer.baseAddress, wanted, length - wanted))
    }
  }
}
