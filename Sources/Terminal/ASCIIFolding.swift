import Foundation
import Screen

/// Cells for a terminal that shows ASCII alone, each as wide as before, so that nothing on the screen moves.
enum ASCIIFolding {
  /// The code points of a cell, the glyph replaced by its nearest in ASCII and the marks left out.
  static func fold(_ cell: Cell) -> (UInt32, UInt32, UInt32) {
    if cell.scalar < 0x7F && cell.scalar != 0 { return (cell.scalar, 0, 0) }
    // The second half of a wide glyph stands alone here, as its first half is one cell wide now.
    if cell.scalar == 0 { return (0x20, 0, 0) }
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

  private static let signs: [UInt32: Unicode.Scalar] = {
    let pairs: [(String, Unicode.Scalar)] = [
      ("‘’‚‛′", "'"), ("“”„‟″«»", "\""), ("‐‑‒–—―─−", "-"), ("━", "="), ("┄", "."), ("░", ":"), ("‥", "&"),
      ("│┃┊▌▐▏", "|"),
      ("┌┐└┘├┤┬┴┼╞╡", "+"), ("…", "~"), ("·•●∙", "*"), ("○◦", "o"), ("≠", "!"), ("▲↑", "^"), ("▼↓", "v"),
      ("→▸▶›", ">"), ("←◂◀‹", "<"), ("¶", "P"), ("×", "x"), ("§", "S"), ("©", "c"), ("\u{A0}", " "),
      ("◆", "+"), ("◇", "x"), ("■", "#"), ("□▪▫", "%"), ("△", "A"), ("★☆", "*"), ("≈", "~"),
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
