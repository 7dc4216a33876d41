import Browser
import Catalogue
import Evidence
import Screen

/// What came of reading a configuration: every setting that could be understood, the usual value for the others.
public struct SettingsReading: Sendable {
  /// The settings.
  public var settings = ReaderSettings()
  /// What is wrong in the file, in the order of the file.
  public var problems: [Problem] = []

  /// The usual settings, where there is no file.
  public init() {}

  /// Reads a configuration.
  /// - Parameters:
  ///   - bytes: the file, at most ``longestFile`` of it.
  ///   - file: its name in messages.
  public init(_ bytes: [UInt8], file: String) {
    let map = WrittenMap(bytes, file: file)
    var work = ReadingWork(file: file, problems: map.problems)
    for entry in map.entries { work.read(entry) }
    settings = work.settings
    problems = work.problems.sorted()
  }

  /// More bytes than a configuration can have.
  public static let longestFile = 1 << 20
}

/// The reading of one file.
struct ReadingWork {
  let file: String
  var settings = ReaderSettings()
  var problems: [Problem]

  init(file: String, problems: [Problem]) {
    self.file = file
    self.problems = problems
  }

  mutating func report(_ message: String, at position: Position, _ severity: Problem.Severity = .error) {
    problems.append(
      Problem(
        file: file, line: position.line, column: position.column, message: message, severity: severity))
  }

  /// Reads a key of the file with what it has.
  mutating func read(_ entry: Item.Entry) {
    switch entry.key {
    case "colours": readLooks(entry.value)
    case "keys": readKeys(entry.value)
    default:
      guard let setting = Setting.table.first(where: { $0.name == entry.key }) else {
        let names = Setting.table.map(\.name) + ["colours", "keys"]
        return report(
          "unknown setting “\(entry.key)”; " + remedy(for: entry.key, among: names), at: entry.keyPosition)
      }
      read(setting, entry.value)
    }
  }

  private mutating func read(_ setting: Setting, _ item: Item) {
    guard case .scalar(let text, _) = item.content else {
      return report("“\(setting.name)”: found \(item.kind), expected \(setting.phrase)", at: item.position)
    }
    if setting.read(text, &settings) { return }
    let near = nearest(to: text, among: setting.choices.map(\.name)).map { "did you mean “\($0)”? " } ?? ""
    report("\(near)“\(setting.name)”: found “\(text)”, expected \(setting.phrase)", at: item.position)
  }

  private mutating func readLooks(_ item: Item) {
    guard let entries = entries(of: item, name: "colours", example: "quote: yellow bold") else { return }
    for entry in entries {
      guard let role = RoleEntry.table.first(where: { $0.name == entry.key })?.role else {
        report(
          "unknown role “\(entry.key)”; " + remedy(for: entry.key, among: RoleEntry.table.map(\.name)),
          at: entry.keyPosition)
        continue
      }
      guard case .scalar(let text, let style) = entry.value.content else {
        let hint = "a colour, attributes or both, for example “yellow bold”; what begins with # stands in quotes"
        report("“\(entry.key)”: found \(entry.value.kind), expected \(hint)", at: entry.value.position)
        continue
      }
      do throws(Look.Mistake) {
        settings.looks[role] = try Look(words: text)
      } catch {
        let place = self.place(in: entry.value, style, offset: error.offset)
        if error.word.isEmpty {
          report("“\(entry.key)”: a colour is missing after “on”", at: place)
        } else {
          let found = "“\(entry.key)”: found “\(error.word)”; "
          report(found + lookRemedy(for: error.word), at: place)
        }
      }
    }
  }

  private func lookRemedy(for word: String) -> String {
    nearest(to: word, among: Look.vocabulary).map { "did you mean “\($0)”?" }
      ?? "expected a colour or an attribute: the words are \(Look.vocabulary.joined(separator: ", ")), a number to 255 and \"#rrggbb\""
  }

  /// The entries of a map; none where it is empty, nil with a report where it is something else.
  mutating func entries(of item: Item, name: String, example: String) -> [Item.Entry]? {
    switch item.content {
    case .map(let entries, _): return entries.filter { !YAMLParsing.isRenamed($0.key) }
    case .nothing: return []
    case .scalar, .list:
      report("“\(name)”: found \(item.kind), expected a map, for example {\(example)}", at: item.position)
      return nil
    }
  }

  func remedy(for word: String, among names: [String]) -> String {
    nearest(to: word, among: names).map { "did you mean “\($0)”?" }
      ?? "known are \(names.joined(separator: ", "))"
  }

  /// The place of a code point of a scalar, as far as it stands on one line.
  func place(in item: Item, _ style: Item.Style, offset: Int) -> Position {
    var position = item.position
    if style != .block { position.column += offset + (style == .quoted ? 1 : 0) }
    return position
  }
}
