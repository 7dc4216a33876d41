import CLocale
import Glibc

/// The number of cells that a code point takes: 0, 1 or 2.
///
/// It is the C library's `wcwidth`, the measure that ncurses draws by, so that what is laid out and what is drawn
/// agree; the locale must have been set to a UTF-8 one before (see ``useMeasuringLocale()``). Format characters
/// that join glyphs (U+200D, variation selectors) take no cell. Unprintable code points count as 0.
@inline(__always)
public func cellWidth(_ scalar: Unicode.Scalar) -> Int {
  let value = scalar.value
  if value >= 0x20 && value < 0x7F { return 1 }
  if cells_of_ambiguous() == 1 {
    if value >= 0xA0 && value < 0x300 && value != 0xAD { return 1 }
    if value >= 0x400 && value < 0x460 { return 1 }
  }
  return measuredWidth(value)
}

@inline(never)
private func measuredWidth(_ value: UInt32) -> Int {
  if value < 0x20 || (value >= 0x7F && value < 0xA0) { return 0 }
  return max(0, Int(width_in_cells(value)))
}

/// The number of cells that a text takes.
public func cellWidth(_ text: some StringProtocol) -> Int {
  var width = 0
  for scalar in text.unicodeScalars { width += cellWidth(scalar) }
  return width
}

/// Says how many cells code points of no certain width take on this terminal: 1, or 2 with East Asian letters.
///
/// Curses measures alike. Signs and lines (``isSign(_:)``) keep one cell, as the screen is laid out with them: they are
/// to be drawn in ASCII then. To be called before anything is measured.
public func setAmbiguousWidth(_ cells: Int) { set_cells_of_ambiguous(cells == 2 ? 2 : 1) }

/// Whether signs and lines are to be drawn in ASCII, because they would take two cells.
public var signsAreWide: Bool { cells_of_ambiguous() == 2 }

/// Whether a code point is one of the signs and lines that screens are laid out with.
public func isSign(_ value: UInt32) -> Bool {
  switch value {
  case 0xA7, 0xB6, 0xB7, 0xD7, 0x2248, 0x2260, 0x2605, 0x2606: true
  case 0x2010...0x2027, 0x2030...0x203E, 0x2190...0x21FF, 0x2500...0x25FF: true
  default: false
  }
}

/// Whether the locale of the environment is one in which UTF-8 can be written, after making it the program's.
///
/// When the environment's locale is not installed but asks for UTF-8 by name, `C.UTF-8` is taken instead. Whatever
/// the answer, the locale for characters is a UTF-8 one afterwards where the system has any, so that
/// ``cellWidth(_:)-(Unicode.Scalar)`` measures alike everywhere.
public func useMeasuringLocale() -> Bool {
  let accepted = setlocale(LC_ALL, "") != nil
  if accepted, codeset() == "UTF-8" { return true }
  let named = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
  for name in ["C.UTF-8", "C.utf8", "en_US.UTF-8"] where setlocale(LC_CTYPE, name) != nil { break }
  guard !accepted, let name = named?.lowercased() else { return false }
  return name.hasSuffix("utf-8") || name.hasSuffix("utf8")
}

private func environment(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}

private func codeset() -> String {
  nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
}
