import Catalogue

/// The signs under which the index finds events by what is no word: `#t3` for the fourth theme, `#s12` for the
/// thirteenth source, `#p`, `#o` and `#l` with the id of a person, an organisation or a place, and flags.
///
/// With them nearly every query is one expression, whose hits come in order of time without being gathered first.
enum EventSign {
  /// Every event has it.
  static let any = "#e"
  /// The event lies outside the era.
  static let background = "#b"
  /// The sources disagree about it.
  static let disputed = "#d"
  /// All its accounts are of one source, or of sources that repeat one.
  static let single = "#1"
  /// It is a condition.
  static let condition = "#c"
  /// It is a landmark.
  static let landmark = "#k"
  /// An account is of a primary source.
  static let primary = "#m"

  /// The sign of a theme by its number.
  static func theme(_ number: Int) -> String { "#t\(number)" }

  /// The sign of a source by its number.
  static func source(_ number: Int) -> String { "#s\(number)" }

  /// The sign of a person, an organisation or a place.
  static func record(_ kind: Schema.Kind, _ id: String) -> String {
    switch kind {
    case .person: "#p" + id
    case .organisation: "#o" + id
    default: "#l" + id
    }
  }

  /// All signs of an event, as the index takes them: parted by blanks.
  static func all(
    of event: Event, theme: Int, sources: [Int], isDisputed: Bool, isSingle: Bool, hasPrimary: Bool
  ) -> String {
    var signs = [any, EventSign.theme(theme)]
    if event.isBackground { signs.append(background) }
    if isDisputed { signs.append(disputed) }
    if isSingle { signs.append(single) }
    if event.kind == .condition { signs.append(condition) }
    if event.importance == .landmark { signs.append(landmark) }
    if hasPrimary { signs.append(primary) }
    signs += sources.map(source)
    signs += event.people.map { record(.person, $0) } + event.organisations.map { record(.organisation, $0) }
    return (signs + event.places.map { record(.place, $0) }).joined(separator: " ")
  }
}
