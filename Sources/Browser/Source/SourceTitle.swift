import Archive
import Screen

/// The title line of the source pane: what is read, how far one is, under which heading, and how sure the passage is.
struct SourceTitle {
  let source: SourceDetail
  /// How far one is, and how sure the passage is.
  let place: String
  /// The nearest heading at or above the first line.
  let heading: String?

  /// Whether a title line of some width has room for the tier, the perspective and something of a heading, whatever the
  /// place.
  func isWhole(columns: Int) -> Bool {
    let facts = [source.tier, source.perspective].compactMap { $0 }.reduce(0) { $0 + cellWidth($1) + 3 }
    return columns >= cellWidth(source.name) + facts + SourceTitle.leastHeading + 3 + cellWidth("¶ 999/999 · ambiguous")
      + 8
  }

  /// The line under a title that is not whole: tier, perspective and heading.
  var facts: String {
    [source.tier, source.perspective, heading.map { "under “\($0)”" }].compactMap { $0 }.joined(separator: " · ")
  }

  /// A heading with fewer cells than this is left out.
  private static let leastHeading = 10

  /// The words on the left and on the right of a line of some width: first the name and the place, then the heading, the
  /// tier and the perspective as far as there is room.
  func words(columns: Int) -> (name: String, place: String) {
    // The signs and blanks between and around.
    var room = columns - cellWidth(source.name) - cellWidth(place) - 8
    var name = source.name
    var right = place
    let tier = " · " + source.tier
    if room >= cellWidth(tier) {
      name += tier
      room -= cellWidth(tier)
    }
    if let heading, room >= SourceTitle.leastHeading + 3 {
      let perspective = source.perspective.map { cellWidth($0) + 3 } ?? 0
      // Both whole where both fit; else the heading is cut.
      let wanted = min(cellWidth(heading), max(SourceTitle.leastHeading, room - perspective - 3))
      let words = clip(heading, columns: min(wanted, room - 3))
      right = words + " · " + right
      room -= cellWidth(words) + 3
    }
    if let perspective = source.perspective, name.hasSuffix(tier), room >= cellWidth(perspective) + 3 {
      name += " · " + perspective
    }
    return (name, right)
  }
}
