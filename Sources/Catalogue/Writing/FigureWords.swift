import Chronology

extension Figure {
  /// The figure in words: `strikers: about 177,000 people`, `at least 90,000 to 100,000 people (July 1989)`.
  public func words(named name: String, unit: String?) -> String {
    var words = name + ": "
    if isAbout { words += "about " }
    if isAtLeast { words += "at least " }
    if isAtMost { words += "at most " }
    words += low == high ? Figure.grouped(low) : "\(Figure.grouped(low)) to \(Figure.grouped(high))"
    if let unit, !unit.isEmpty, unit != "number", !name.hasSuffix(unit) { words += " " + unit }
    if let asOf { words += " (\(asOf.words))" }
    return words
  }

  /// A number with commas between its thousands and no more decimals than it has.
  private static func grouped(_ value: Double) -> String {
    guard let whole = Int(exactly: value) else { return value.description }
    if whole >= 1000 {
      var digits = Array(String(whole))
      var index = digits.count - 3
      while index > 0 {
        digits.insert(",", at: index)
        index -= 3
      }
      return String(digits)
    }
    return String(whole)
  }
}
