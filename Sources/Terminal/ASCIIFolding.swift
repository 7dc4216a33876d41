import Foundation
import Screen

/// Cells for a terminal that shows ASCII alone, each as wide as before, so that nothing on the screen moves.
enum ASCIIFolding {
  /// The code points of a cell, the glyph replaced by its nearest in ASCII and the marks left out.
  static func fold(_ cell: Cell) -> (UInt32, UInt32, UInt32) {
    if cell.scalar < 0x7F && cell.scalar != 0 { return (cell.scalar, 0, 0) }
    // The second half of a wide glyph stands alone here, as its first half is one cell wide now.
    if cell.scalar == 0 { return (0x20, 0, 0) }
    // The same triangle is the sign of a theme and, under the strip, of the place.
    if cell.scalar == 0x25B2, cell.style.role == .place { return (0x5E, 0, 0) }
    return (nearest(cell.scalar).value, 0, 0)
  }

  private static func nearest(_ value: UInt32) -> Unicode.Scalar {
    if let known = signs[value] { return known }
    if (0x2581...0x2588).contains(value) { return bars[Int(value - 0x2581)] }
    guard let scalar = Unicode.Scalar(value) else { return "?" }
    if let plain = letters[value] { return plain }
    let base = String(Character(scalar)).decomposedStringWithCanonicalMapping.unicodeScalars.first
    if let base, base.isASCII { return base }
    return "?"
  }

  private static let bars: [Unicode.Scalar] = [".", ".", ":", ":", "+", "+", "#", "#"]

  /// No two that mean different things in one pane have the same sign, nor one that is ASCII anyway: there `+` is more
  /// than nine events, `?` not sure, `%` neither sure nor exact, `X` not known, `>` the selected row.
  private static let signs: [UInt32: Unicode.Scalar] = {
    let pairs: [(String, Unicode.Scalar)] = [
      // Letters and lines.
      ("‘’‚‛′", "'"), ("“”„‟″«»", "\""), ("‐‑‒–—―─−·", "-"), ("…", "."), ("\u{A0}", " "), ("©", "c"), ("×", "x"),
      ("│┃┊▏┼", "|"), ("┴", "'"), ("┌┐└┘├┤┬╞╡", "+"), ("→▸▹", ">"), ("←◂", "<"), ("↑", "^"), ("↓▼", "v"),
      // The themes of events.
      ("●", "*"), ("■", "#"), ("▲", "A"), ("◆", "N"), ("○◦", "o"), ("□▪▫", "G"), ("△", "V"), ("◇", "x"),
      // How long something lasted, and how sure that is.
      ("━", "="), ("┄", ":"), ("░", "\""), ("≈", "~"), ("∞", "&"), ("◀", "["), ("▶", "]"), ("‹", "{"), ("›", "}"),
      // What stands beside events and in the margins of texts.
      ("≠", "!"), ("★☆", "$"), ("¶", "P"), ("§", "S"), ("▌▐", "]"), ("•∙", "@"),
    ]
    var table: [UInt32: Unicode.Scalar] = [:]
    for (signs, plain) in pairs { for sign in signs.unicodeScalars { table[sign.value] = plain } }
    return table
  }()

  // One letter for one, so that the columns stand: a reading aid, not a transliteration standard.
  private static let letters: [UInt32: Unicode.Scalar] = {
    let from = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ"
    let to = "abvgdeezziiklmnoprstufhccss'y'euaiieg"
    var table: [UInt32: Unicode.Scalar] = [0xDF: "s", 0xE6: "a", 0xF8: "o", 0x142: "l", 0x131: "i", 0xF0: "d"]
    for (source, target) in zip(from.unicodeScalars, to.unicodeScalars) {
      table[source.value] = target
      let upper = String(Character(source)).uppercased().unicodeScalars
      let plain = String(Character(target)).uppercased().unicodeScalars
      if let upper = upper.first, let plain = plain.first { table[upper.value] = plain }
    }
    return table
  }()
}
