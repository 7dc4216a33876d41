import Glibc

/// A line in which a reader names files, folders and addresses, as a shell would have it: words with blanks between; a
/// backslash or quotation marks keep a blank within a word; `~` at its beginning is the reader's home.
public struct PathLine: Hashable, Sendable {
  /// A word of the line.
  public struct Word: Hashable, Sendable {
    /// The word, without the marks that kept it together.
    public var text: String
    /// The code point of the line with which it begins.
    public var start: Int
  }

  /// The words, in order.
  public let words: [Word]
  /// The text of the line.
  private let line: String
  /// Whether the line ends within a word, so that it can be completed.
  private let endsInWord: Bool

  /// Reads a line; whatever it is, it has some words, or none.
  public init(_ line: String) {
    self.line = line
    var words: [Word] = []
    var word: (start: Int, text: String.UnicodeScalarView)?
    var quote: Unicode.Scalar?
    var isEscaped = false
    for (index, scalar) in line.unicodeScalars.enumerated() {
      if isEscaped {
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
        if word == nil { word = (index, .init()) }
        continue
      } else if let open = quote {
        if scalar == open {
          quote = nil
          continue
        }
      } else if scalar == "\"" || scalar == "'" && word?.text.isEmpty != false {
        quote = scalar
        if word == nil { word = (index, .init()) }
        continue
      } else if scalar == " " || scalar == "\t" {
        if let whole = word { words.append(Word(text: String(whole.text), start: whole.start)) }
        word = nil
        continue
      }
      if word == nil { word = (index, .init()) }
      word?.text.append(scalar)
    }
    if let last = word { words.append(Word(text: String(last.text), start: last.start)) }
    self.words = words
    endsInWord = word != nil
  }

  /// The files, folders and addresses that are named, a home at the beginning of a path put in.
  /// - Parameter home: the reader's home; nil where none is known.
  public func names(home: String?) -> [String] {
    words.map { PathLine.expanded($0.text, home: home) }.filter { !$0.isEmpty }
  }

  private static func expanded(_ word: String, home: String?) -> String {
    guard let home, word == "~" || word.hasPrefix("~/") else { return word }
    return home + word.dropFirst()
  }

  // MARK: Completion

  /// What a line becomes when its last word is completed, and what else it could be.
  public struct Completion: Hashable, Sendable {
    /// The line with as much of the last word as is certain.
    public var line: String
    /// The names that begin as the word does, where there are several; folders end with a slash.
    public var candidates: [String]

    /// A completion to this line.
    public init(line: String, candidates: [String]) {
      self.line = line
      self.candidates = candidates
    }
  }

  /// Completes the last word by the names that the system knows.
  /// - Parameter home: the reader's home; nil where none is known.
  /// - Complexity: linear in the number of files in the folder that is named.
  public func completed(home: String?) -> Completion {
    let last = endsInWord ? words.last : nil
    let typed = last?.text ?? ""
    if Fetching.isAddress(typed) { return Completion(line: line, candidates: []) }
    if typed == "~" { return Completion(line: line + "/", candidates: []) }
    let cut = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let folder = PathLine.expanded(String(typed[..<cut]), home: home)
    let names = PathLine.names(in: folder.isEmpty ? "." : folder, beginning: String(typed[cut...]))
    guard let first = names.first else { return Completion(line: line, candidates: []) }
    var common = Array(first.unicodeScalars)
    for name in names.dropFirst() {
      common = zip(common, name.unicodeScalars).prefix { $0 == $1 }.map(\.0)
    }
    var known = String.UnicodeScalarView()
    known.append(contentsOf: common)
    let before = String(String.UnicodeScalarView(line.unicodeScalars.prefix(last?.start ?? Int.max)))
    let isWhole = names.count == 1 && !first.hasSuffix("/")
    return Completion(
      line: before + PathLine.escaped(typed[..<cut] + String(known)) + (isWhole ? " " : ""),
      candidates: names.count == 1 ? [] : names)
  }

  /// The names in a folder that begin so, in order; hidden ones only where a point was typed.
  private static func names(in folder: String, beginning start: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasPrefix(start), name != ".", name != "..", start.hasPrefix(".") || !name.hasPrefix(".") else {
        continue
      }
      var status = stat()
      guard stat(folder + "/" + name, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: names.append(name + "/")
      case S_IFREG: names.append(name)
      default: break
      }
    }
    return names.sorted()
  }

  private static func escaped(_ word: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      if " \t\\\"'".unicodeScalars.contains(scalar) { view.append("\\") }
      view.append(scalar)
    }
    return String(view)
  }
}
