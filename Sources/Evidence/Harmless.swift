/// Text from outside, made safe for a terminal.
///
/// Taken out: C0 and C1 controls and DEL; escape sequences (ECMA-48), whole or cut short, a control string
/// ending with its line at the latest; bidirectional marks, embeddings, overrides and isolates; invisible
/// format characters (zero-width space, word joiner, byte order mark, soft hyphen, tags, annotation marks);
/// combining marks after the eighth on one letter. Kept: the zero-width joiner and non-joiner, which Persian,
/// the Indic scripts and emoji are written with. Tabs and line breaks become spaces.
///
/// Doing it twice is doing it once. Linear time; a text of plain letters is returned as it is.
/// - Parameter keepingLineBreaks: whether line breaks (LF, CR, CR LF, NEL, U+2028, U+2029) become LF instead.
public func harmless(_ text: String, keepingLineBreaks: Bool = false) -> String {
  if text.utf8.withContiguousStorageIfAvailable(isPlain) ?? false { return text }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  var filter = HarmFilter()
  var previous: UInt32 = 0
  for scalar in text.unicodeScalars {
    switch filter.accept(scalar.value) {
    case .keep: append(scalar.value, to: &bytes)
    case .space: bytes.append(0x20)
    case .lineBreak where previous == 0x0D && scalar.value == 0x0A: break
    case .lineBreak: bytes.append(keepingLineBreaks ? 0x0A : 0x20)
    case .drop: break
    }
    previous = scalar.value
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Whether UTF-8 holds nothing but printable ASCII, Latin letters and the common punctuation of print.
private func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    if byte >= 0x20, byte < 0x7F {
      index += 1
    } else if byte >= 0xC3, byte <= 0xCB {
      index += 2
    } else if byte == 0xE2, bytes[index + 1] == 0x80, (0x93...0xA6).contains(bytes[index + 2]) {
      index += 3
    } else {
      return false
    }
  }
  return true
}

/// Decides code point by code point what of a text may reach a terminal.
struct HarmFilter {
  enum Verdict { case keep, drop, space, lineBreak }

  private enum State { case text, escape, intermediate, sequence, string, stringEscape }
  private var state = State.text
  private var marks = 0
  /// The most combining marks that one letter keeps.
  static let mostMarks = 8

  @inline(__always)
  mutating func accept(_ codePoint: UInt32) -> Verdict {
    if state == .text, codePoint >= 0x20, codePoint < 0x7F {
      marks = 0
      return .keep
    }
    return acceptOther(codePoint)
  }

  private mutating func acceptOther(_ codePoint: UInt32) -> Verdict {
    switch state {
    case .text: return acceptInText(codePoint)
    case .escape, .intermediate:
      if codePoint >= 0x20, codePoint <= 0x2F {
        state = .intermediate
        return .drop
      }
      if state == .escape, codePoint == 0x5B { state = .sequence; return .drop }
      if state == .escape, [0x50, 0x58, 0x5D, 0x5E, 0x5F].contains(codePoint) {
        state = .string; return .drop
      }
      state = .text
      return codePoint >= 0x30 && codePoint <= 0x7E ? .drop : acceptInText(codePoint)
    case .sequence:
      if codePoint >= 0x20, codePoint <= 0x3F { return .drop }
      state = .text
      return codePoint >= 0x40 && codePoint <= 0x7E ? .drop : acceptInText(codePoint)
    case .stringEscape where codePoint == 0x5C:
      state = .text
      return .drop
    case .string, .stringEscape:
      if state == .stringEscape, codePoint != 0x1B { state = .string }
      if isLineBreak(codePoint) { state = .text; return .lineBreak }
      if codePoint == 0x07 || codePoint == 0x9C { state = .text }
      if codePoint == 0x1B { state = .stringEscape }
      return .drop
    }
  }

  private mutating func acceptInText(_ codePoint: UInt32) -> Verdict {
    if codePoint < 0xA0 {
      if codePoint >= 0x20, codePoint < 0x7F { marks = 0; return .keep }
      if codePoint == 0x09 { return .space }
      if isLineBreak(codePoint) { return .lineBreak }
      switch codePoint {
      case 0x1B: state = .escape
      case 0x9B: state = .sequence
      case 0x90, 0x98, 0x9D, 0x9E, 0x9F: state = .string
      default: break
      }
      return .drop
    }
    if isInvisible(codePoint) { return isLineBreak(codePoint) ? .lineBreak : .drop }
    guard isCombiningMark(codePoint) else { marks = 0; return .keep }
    marks += 1
    return marks > HarmFilter.mostMarks ? .drop : .keep
  }
}

@inline(__always)
func isLineBreak(_ codePoint: UInt32) -> Bool {
  codePoint >= 0x0A && codePoint <= 0x0D || codePoint == 0x85 || codePoint == 0x2028 || codePoint == 0x2029
}

/// Format characters that show nothing and may mislead; the zero-width joiners are not among them.
func isInvisible(_ codePoint: UInt32) -> Bool {
  switch codePoint {
  case 0xAD, 0x034F, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0xFEFF: true
  case 0x2028...0x202E, 0x2060...0x206F, 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF, 0xE0000...0xE007F: true
  default: false
  }
}

/// Whether a code point is written upon the one before it (general categories Mn and Me).
func isCombiningMark(_ codePoint: UInt32) -> Bool {
  if codePoint < 0x300 { return false }
  if codePoint < 0x370 { return true }
  if codePoint < 0x483 || codePoint >= 0x2000 && codePoint < 0x20D0 { return false }
  if codePoint >= 0x3100 && codePoint < 0xA000 || codePoint >= 0xAC00 && codePoint < 0xFB00 { return false }
  guard let scalar = Unicode.Scalar(codePoint) else { return false }
  let category = scalar.properties.generalCategory
  return category == .nonspacingMark || category == .enclosingMark
}

/// White space in the sense of the Unicode property, from the ASCII blank to the ideographic space.
@inline(__always)
func isWhiteSpace(_ codePoint: UInt32) -> Bool {
  if codePoint < 0x80 { return codePoint == 0x20 || codePoint >= 0x09 && codePoint <= 0x0D }
  switch codePoint {
  case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return true
  default: return false
  }
}
