import Archive
import Screen

/// The title line of the source pane: what is read, how far one is, under which heading, and how sure the passage is.
struct SourceTitle {
  let source: SourceDetail
  /// How far one is, and how sure the passage is.
  let place: String
  /// The nearest heading at or above the first line.
  let heading: String?
  /// Whether tier and perspective stand on a line of their own.
  var isBare = false

  /// A heading is worth so many cells at least.
  private static let leastHeading = 10

  /// So many cells the place and the signs around the words take at most.
  private static let mostPlace = 30

  /// Whether a title of some width has room for the name, the tier and the perspective, wherever one is.
  static func hasRoom(for source: SourceDetail, columns: Int) -> Bool {
    cellWidth(source.name) + 3 + cellWidth(SourceTitle.kind(of: source)) + mostPlace <= columns
  }

  /// The tier and the perspective.
  static func kind(of source: SourceDetail) -> String {
    [source.tier, source.perspective].compactMap(\.self).joined(separator: " · ")
  }

  /// The words on the left and on the right of a line of some width: first the name and the place, then the heading, the
  /// tier and the perspective as far as there is room.
  func words(columns: Int) -> (name: String, place: String) {
    // The signs and blanks between and around.
    var room = columns - cellWidth(source.name) - cellWidth(place) - 8
    var name = source.name
    var right = place
    let tier = " · " + source.tier
    if !isBare, room >= cellWidth(tier) {
      name += tier
      room -= cellWidth(tier)
    }
    if let heading, room >= SourceTitle.leastHeading + 3 {
      let perspective = isBare ? 0 : source.perspective.map { cellWidth($0) + 3 } ?? 0
      // Both whole where both fit; else the heading goes first.
      let wanted = min(cellWidth(heading), max(40, room - perspective - 3))
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
