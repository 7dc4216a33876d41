import Catalogue

/// What a library knows of its texts besides their words.
public struct LibraryIndex: Hashable, Sendable {
  /// A text in the library.
  public struct Entry: Hashable, Sendable {
    /// The id of the source.
    public var source: String
    /// The path or address that it came from.
    public var origin: String
    /// The encoding of the file that it came from.
    public var encoding: String
    /// The SHA-256 digest of the bytes that it came from, after conversion to text where there was one.
    public var digest: String
    /// The program that made text of the file; nil where it was text already.
    public var converter: String?
    /// How it was recognised.
    public var recognition: Recognition
    /// When it was attached, in seconds since 1970.
    public var added: Int
    /// The record of a source that the reader added; nil for a source of the catalogue.
    public var record: Source?

    /// Describes a text.
    public init(
      source: String, origin: String, encoding: String, digest: String, converter: String? = nil,
      recognition: Recognition, added: Int, record: Source? = nil
    ) {
      self.source = source
      self.origin = origin
      self.encoding = encoding
      self.digest = digest
      self.converter = converter
      self.recognition = recognition
      self.added = added
      self.record = record
    }
  }

  /// How a text was recognised.
  public enum Recognition: String, Hashable, Sendable, CaseIterable {
    /// It is, byte for byte, the file of an edition sheet.
    case digest
    /// Its source's quotes stand in it, most of them, and no other source's do.
    case quotes
    /// As many of its source's quotes stand in it as may stand in a part or a damaged copy.
    case someQuotes = "some-quotes"
    /// Its file is named by the id of its source.
    case name
    /// It is published at the address of its source.
    case address
    /// The reader said so.
    case reader
    /// It is a source of the reader's own.
    case own
  }

  /// The texts, ordered by source.
  public var entries: [Entry]

  /// An index of these texts.
  public init(entries: [Entry] = []) {
    self.entries = entries.sorted { $0.source < $1.source }
  }

  /// The text of a source; nil where there is none.
  public subscript(source: String) -> Entry? {
    get { entries.first { $0.source == source } }
    set {
      entries.removeAll { $0.source == source }
      guard let newValue else { return }
      entries.append(newValue)
      entries.sort { $0.source < $1.source }
    }
  }

  /// The records of the reader's own sources.
  public var ownSources: [Source] { entries.compactMap(\.record) }

  // MARK: As a file

  /// The number of the format that is written.
  public static let format = 1
  /// The name of the file in the library's folder.
  public static let fileName = "library.json"

  /// The index as a JSON text, an entry a line.
  public var json: String {
    var text = "{\"perestroika_library\": \(LibraryIndex.format), \"texts\": ["
    for (number, entry) in entries.enumerated() {
      text += (number == 0 ? "\n" : ",\n") + entry.json.line
    }
    return text + "\n]}\n"
  }

  /// Reads an index; nil where the text is the JSON of something else.
  /// - Throws: `Problem` or `SourceRecord.Problems` where it is damaged.
  public init?(json text: String, file: String) throws {
    let value = try JSONValue.parse(text, file: file)
    guard let format = value["perestroika_library"]?.integer else { return nil }
    guard format == LibraryIndex.format else {
      throw Problem(
        file: file, line: 1, column: 1,
        message: "the index is of format \(format), and this program knows \(LibraryIndex.format)")
    }
    self.init(entries: try (value["texts"]?.items ?? []).map { try Entry($0, file: file) })
  }
}

extension LibraryIndex.Entry {
  /// The entry as the index has it.
  public var json: JSONValue {
    .object([
      .init("source", .string(source)), .init("origin", .string(origin)), .init("encoding", .string(encoding)),
      .init("digest", .string(digest)), .init("converter", .text(converter)),
      .init("recognition", .string(recognition.rawValue)), .init("added", .integer(added)),
      .init("record", record.map { SourceDocument($0).json } ?? .null),
    ])
  }

  init(_ value: JSONValue, file: String) throws {
    guard let source = value["source"]?.text, let digest = value["digest"]?.text, !source.contains("/"),
      !source.hasPrefix(".")
    else {
      throw Problem(file: file, line: 1, column: 1, message: "an entry lacks “source” or “digest”")
    }
    var record: Source?
    if let kept = value["record"], case .object(let members) = kept {
      // What is written of an absent perspective is null, which a catalogue does not have.
      let present = JSONValue.object(members.filter { $0.value != .null })
      record = try SourceRecord(present, file: file)?.source()
    }
    self.init(
      source: source, origin: value["origin"]?.text ?? "", encoding: value["encoding"]?.text ?? "UTF-8",
      digest: digest, converter: value["converter"]?.text,
      recognition: (value["recognition"]?.text).flatMap(LibraryIndex.Recognition.init) ?? .reader,
      added: value["added"]?.integer ?? 0, record: record)
  }
}
