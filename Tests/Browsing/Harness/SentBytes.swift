import Material

/// What a program has sent to a terminal or written to a file, gone through for what nothing but the program itself may
/// have put there.
enum SentBytes {
  /// The first thing in plain output that a terminal would obey; nil where all is words and line breaks.
  static func problem(inText bytes: some Sequence<UInt8>) -> String? {
    var last: UnicodeScalar = " "
    for scalar in String(decoding: Array(bytes), as: UTF8.self).unicodeScalars {
      defer { last = scalar }
      if scalar == "\n" || scalar == "\r" { continue }
      if HostileWords.isForbidden(scalar) { return "U+\(String(scalar.value, radix: 16)) after \(last)" }
    }
    return nil
  }

  /// The first thing on its way to a screen that curses does not send; nil where all of it is curses' own.
  static func problem(onScreen bytes: some Sequence<UInt8>) -> String? {
    var rest = Array(String(decoding: Array(bytes), as: UTF8.self).unicodeScalars)[...]
    var marks = 0
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\u{1B}":
        let sequence = Escaped(String(String.UnicodeScalarView(rest.prefix(12))))
        guard takeSequence(&rest) else { return "the sequence ESC \(sequence)" }
      case "\r", "\n", "\u{8}", "\t": break
      case _ where HostileWords.isForbidden(scalar): return "U+\(String(scalar.value, radix: 16))"
      default:
        marks = scalar.properties.generalCategory == .nonspacingMark ? marks + 1 : 0
        if marks > 2 { return "\(marks) marks on one letter" }
      }
    }
    return nil
  }

  /// Takes what follows an escape, where it is one of the sequences of xterm's entry in terminfo.
  private static func takeSequence(_ rest: inout ArraySlice<UnicodeScalar>) -> Bool {
    switch rest.popFirst() {
    case "=", ">", "7", "8", "M", nil: return true
    case "(": return rest.popFirst() == "B"
    case "]":
      // The program's own way to the clipboard; what is copied is in letters and digits (base64).
      guard String(String.UnicodeScalarView(rest.prefix(5))) == "52;c;" else { return false }
      rest = rest.dropFirst(5).drop { $0.properties.isAlphabetic || "0123456789+/=".unicodeScalars.contains($0) }
      return rest.popFirst() == "\u{7}" || rest.popFirst() == "\\"
    case "[":
      var parameters = ""
      while let scalar = rest.first, (0x20...0x3F).contains(scalar.value) {
        parameters.unicodeScalars.append(scalar)
        rest.removeFirst()
      }
      guard !parameters.contains("97;98"), !parameters.contains("9876"), let final = rest.popFirst() else {
        return rest.isEmpty
      }
      if final == "t" { return ["22;0;0", "23;0;0"].contains(parameters) }
      return "ABCDGHJKLMPSTXZ@bdhlmr".unicodeScalars.contains(final)
    default: return false
    }
  }
}
