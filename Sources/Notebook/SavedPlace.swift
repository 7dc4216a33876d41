import Evidence

/// Where the reader was, as fields with names.
///
/// What writes a field gives it a name, what reads it passes over names it does not know and does without those that
/// are missing, so that other versions of the program can read it.
public struct SavedPlace: Hashable, Sendable {
  private var fields: [String: String] = [:]

  /// Makes a place of which nothing is said yet.
  public init() {}

  /// A field with words in one line; nil where nothing is said.
  public subscript(text name: String) -> String? {
    get { fields[name] }
    set { fields[name] = newValue.map { harmless($0) } }
  }

  /// A field with a whole number; nil where nothing is said, or something else.
  public subscript(number name: String) -> Int? {
    get { fields[name].flatMap { SavedPlace.number($0) } }
    set { fields[name] = newValue.map { String($0) } }
  }

  /// A field with several whole numbers; nil where nothing is said, or something else.
  public subscript(numbers name: String) -> [Int]? {
    get {
      guard let words = fields[name]?.split(separator: " ") else { return nil }
      let numbers = words.compactMap { SavedPlace.number($0) }
      return numbers.count == words.count ? numbers : nil
    }
    set { fields[name] = newValue.map { $0.map { String($0) }.joined(separator: " ") } }
  }

  /// A number that can be reckoned with; a file may hold any.
  private static func number(_ words: some StringProtocol) -> Int? { Int32(words).map { Int($0) } }

  /// Whether something is so; it is not where nothing is said.
  public subscript(flag name: String) -> Bool {
    get { fields[name] == "yes" }
    set { fields[name] = newValue ? "yes" : nil }
  }
}

extension SavedPlace {
  /// What a file holds.
  enum Reading: Hashable {
    case place(SavedPlace)
    /// A newer version of the program wrote it in another way.
    case newer
    case damaged
  }

  private static let title = "perestroika place "
  private static let version = 1
  private static let ending = "end"

  /// The fields, one a line in the order of their names, between a title and an ending that tell whether it is whole.
  var written: String {
    let lines = fields.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return ([SavedPlace.title + String(SavedPlace.version)] + lines + [SavedPlace.ending, ""]).joined(separator: "\n")
  }

  /// Reads what ``written`` has written; whatever the bytes are, it is some reading.
  static func read(_ bytes: some Collection<UInt8>) -> Reading {
    // Code points, not characters: a mark that combines with a blank leaves it a blank.
    guard let text = String(validating: bytes, as: UTF8.self)?.unicodeScalars else { return .damaged }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }[...]
    guard let first = lines.popFirst(), first.hasPrefix(title), let version = Int(first.dropFirst(title.count)) else {
      return .damaged
    }
    if version > SavedPlace.version { return .newer }
    guard lines.popLast()?.isEmpty == true, lines.popLast() == ending else { return .damaged }
    var place = SavedPlace()
    for line in lines.map(\.unicodeScalars) {
      guard let blank = line.firstIndex(of: " "), blank > line.startIndex else { return .damaged }
      place[text: String(line[..<blank])] = String(line[line.index(after: blank)...])
    }
    return .place(place)
  }
}
