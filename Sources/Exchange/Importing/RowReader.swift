import Catalogue
import Evidence

/// A row of a file that events are taken from: its record, or why there is none.
struct ImportedRow: Sendable {
  /// What the row holds.
  enum Content: Sendable {
    /// A line of JSON that was not looked into.
    case line(String, file: String, number: Int)
    /// The record as far as its format tells; ``EventCompletion`` does the rest.
    case record(EventRecord)
    /// Nothing that can be read.
    case refused(Problem)
  }

  var content: Content
  /// Names that the format has for ids of the record: of themes, people and so on.
  var names: [RegisterName] = []
  /// The cells that hold the date, where the record does not hold it yet.
  var date: DateCells?

  /// The record, where there is one.
  func record() throws(Problem) -> EventRecord {
    switch content {
    case .line(let text, let file, let number): return try EventRecord(json: text, file: file, line: number)
    case .record(let record): return record
    case .refused(let problem): throw problem
    }
  }
}

/// A name for an id of a register.
struct RegisterName: Hashable, Sendable {
  var kind: Origins.Collection
  var id: String
  var name: String
}

/// What an import could not keep, with how often.
struct Losses: Equatable, Sendable {
  private(set) var counts: [(what: String, count: Int)] = []

  init() {}

  init(_ what: String) { add(what) }

  mutating func add(_ what: String, _ count: Int = 1) {
    if let index = counts.firstIndex(where: { $0.what == what }) {
      counts[index].count += count
    } else {
      counts.append((what, count))
    }
  }

  mutating func add(_ other: Losses) { for loss in other.counts { add(loss.what, loss.count) } }

  static func == (left: Losses, right: Losses) -> Bool {
    left.counts.elementsEqual(right.counts) { $0.what == $1.what && $0.count == $1.count }
  }
}

/// Reads the rows of one file in their order.
protocol RowReader {
  /// The next row; nil at the end.
  mutating func next() throws(ImportFailure) -> ImportedRow?
  /// Passes over rows that an earlier run took, without looking into them where the format allows it.
  mutating func skip(_ count: Int) throws(ImportFailure)
  /// How many bytes were read.
  var taken: Int { get }
  /// What the rows since the last call held that no event can.
  mutating func takeLosses() -> Losses
  /// The name of the timeline, where the file gives one.
  var title: String? { get }
}

extension RowReader {
  mutating func skip(_ count: Int) throws(ImportFailure) {
    var count = count
    while count > 0, try next() != nil { count -= 1 }
    _ = takeLosses()
  }

  var title: String? { nil }
}

/// JSON Lines: a line at a time, whatever the length of the file.
struct JSONLinesReader: RowReader {
  private var bytes: FileBytes
  private let file: String
  private var line = 0
  private static let limit = 8 << 20

  init(_ bytes: FileBytes, file: String) {
    self.bytes = bytes
    self.file = file
  }

  var taken: Int { bytes.taken }
  mutating func takeLosses() -> Losses { Losses() }

  mutating func next() throws(ImportFailure) -> ImportedRow? {
    while let (text, problem) = try nextLine() {
      if let problem { return ImportedRow(content: .refused(problem)) }
      if let text { return ImportedRow(content: .line(text, file: file, number: line)) }
    }
    return nil
  }

  mutating func skip(_ count: Int) throws(ImportFailure) {
    var count = count
    while count > 0, let (text, problem) = try nextLine() {
      if text != nil || problem != nil { count -= 1 }
    }
  }

  /// The next line; neither text nor problem for an empty one, nil at the end.
  private mutating func nextLine() throws(ImportFailure) -> (text: String?, problem: Problem?)? {
    var isTooLong = false
    while true {
      let end = try bytes.lineFeed(from: bytes.start, limit: Self.limit)
      let isWhole = end != nil || bytes.isAtEnd
      let stop = end ?? bytes.buffer.count
      if stop == bytes.start, end == nil { return isTooLong ? (nil, tooLong) : nil }
      if !isWhole {
        isTooLong = true
        bytes.take(stop - bytes.start)
        continue
      }
      line += 1
      defer { bytes.take(stop + (end == nil ? 0 : 1) - bytes.start) }
      if isTooLong { return (nil, tooLong) }
      let content = bytes.buffer[bytes.start..<stop]
      if content.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return (nil, nil) }
      guard let text = String(validating: content, as: UTF8.self) else {
        return (nil, Problem(file: file, line: line, column: 1, message: "the line is not UTF-8"))
      }
      return (text, nil)
    }
  }

  private var tooLong: Problem {
    Problem(file: file, line: line, column: 1, message: "a line of more than \(Self.limit >> 20) MB")
  }
}

/// A JSON array of events, as `list --json` prints it.
struct JSONArrayReader: RowReader {
  private var items: JSONItems
  private let file: String
  let taken: Int

  init(_ bytes: [UInt8], file: String) {
    items = JSONItems(bytes, under: "events")
    taken = bytes.count
    self.file = file
  }

  mutating func takeLosses() -> Losses { Losses() }

  mutating func next() throws(ImportFailure) -> ImportedRow? {
    do throws(JSONReader.Failure) {
      guard let (line, value) = try items.next() else { return nil }
      return ImportedRow(value, file: file, line: line)
    } catch {
      return ImportedRow(error, file: file)
    }
  }
}

extension ImportedRow {
  /// A row that is a JSON value.
  init(_ value: JSONValue, file: String, line: Int, names: [RegisterName] = []) {
    do throws(Problem) {
      self.init(content: .record(try EventRecord(value, file: file, line: line)), names: names)
    } catch {
      self.init(content: .refused(error))
    }
  }

  /// What is no JSON.
  init(_ failure: JSONReader.Failure, file: String) {
    self.init(
      content: .refused(
        Problem(file: file, line: failure.line, column: failure.column, message: harmless(failure.message))))
  }

  /// A row that cannot be taken.
  init(refused message: String, file: String, line: Int) {
    self.init(content: .refused(Problem(file: file, line: line, column: 1, message: message)))
  }
}
