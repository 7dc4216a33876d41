import Screen

/// What stands at the beginning of bytes from a terminal: a key, a report, or a part of one.
///
/// The forms are those of xterm (ctlseqs, “PC-Style Function Keys” and modifyOtherKeys), rxvt, kitty (its keyboard
/// protocol) and the Linux console.
enum EncodedKey: Equatable {
  /// So many bytes are this key; no key where they are a report or nothing that is known.
  case whole(Key?, count: Int)
  /// More must come until it can be told.
  case part
  /// So many bytes begin pasted text.
  case paste(count: Int)
  /// So many bytes begin a string of the terminal's (OSC, DCS, APC …), which is no key and has an end of its own.
  case string(count: Int)

  /// So long a control sequence may be; what is longer is none.
  static let longestSequence = 64

  /// Reads what stands at the beginning.
  /// - Parameter takesMouse: whether reports of the mouse are keys.
  /// - Complexity: constant.
  static func read(_ bytes: ArraySlice<UInt8>, takesMouse: Bool) -> EncodedKey {
    guard let first = bytes.first else { return .part }
    guard first == escape else { return character(bytes) }
    let rest = bytes.dropFirst()
    switch rest.first {
    case nil: return .part
    case UInt8(ascii: "["): return control(rest.dropFirst(), takesMouse: takesMouse).longer(by: 2)
    case UInt8(ascii: "O"): return singleShift(rest.dropFirst()).longer(by: 2)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
      return rest.count == 1 ? .part : .string(count: 2)
    case escape:
      // Alt with a key that is a sequence itself (rxvt); else the first is a key of its own.
      guard let second = rest.dropFirst().first else { return .part }
      guard second == UInt8(ascii: "[") || second == UInt8(ascii: "O") else { return .whole(.escape, count: 1) }
      return read(rest, takesMouse: false).withAlt
    case interrupt: return .whole(.escape, count: 1)
    default: return character(rest).withAlt
    }
  }

  /// What a part is taken for where nothing more comes.
  static func settle(_ bytes: ArraySlice<UInt8>) -> [Key] {
    guard bytes.first == escape else { return [.unknown] }
    switch bytes.count {
    case 1: return [.escape]
    case 2 where bytes.last == escape: return [.escape, .escape]
    case 2: return bytes.last.map { $0 < 0x80 ? [.alt(.character(Unicode.Scalar($0)))] : [.unknown] } ?? []
    default: return []
    }
  }

  static let escape: UInt8 = 0x1B
  private static let interrupt: UInt8 = 0x03

  /// The same with Alt held, and an escape longer; before what is no key the escape is a key of its own.
  private var withAlt: EncodedKey {
    switch self {
    case .whole(.unknown?, let count): .whole(.unknown, count: count + 1)
    case .whole(let key?, let count): .whole(.alt(key), count: count + 1)
    case .part: .part
    case .whole(nil, _), .paste, .string: .whole(.escape, count: 1)
    }
  }

  private func longer(by length: Int) -> EncodedKey {
    switch self {
    case .whole(let key, let count): .whole(key, count: count + length)
    case .part: .part
    case .paste(let count): .paste(count: count + length)
    case .string(let count): .string(count: count + length)
    }
  }

  // MARK: - Characters

  /// A character in UTF-8, or a control character.
  private static func character(_ bytes: ArraySlice<UInt8>) -> EncodedKey {
    guard let first = bytes.first else { return .part }
    if first < 0x80 { return .whole(key(of: Unicode.Scalar(first)), count: 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard (0xC2...0xF4).contains(first) else { return .whole(.unknown, count: 1) }
    let part = bytes.prefix(length)
    // What breaks off before its time is not waited for.
    if let bad = part.dropFirst().firstIndex(where: { $0 & 0xC0 != 0x80 }) {
      return .whole(.unknown, count: bad - part.startIndex)
    }
    guard part.count == length else { return .part }
    guard let text = String(validating: part, as: UTF8.self), let scalar = text.unicodeScalars.first else {
      return .whole(.unknown, count: length)
    }
    return .whole(key(of: scalar), count: length)
  }

  private static func key(of scalar: Unicode.Scalar) -> Key {
    switch scalar.value {
    case 9: .tab
    case 10, 13: .enter
    case 27: .escape
    case 8, 127: .backspace
    case 1...26: .control(Unicode.Scalar(UInt8(scalar.value) + 96))
    default: scalar.properties.generalCategory == .control ? .unknown : .character(scalar)
    }
  }

  // MARK: - Sequences that begin with ESC O (SS3)

  private static func singleShift(_ bytes: ArraySlice<UInt8>) -> EncodedKey {
    // Some terminals put the keys that are held before the letter: ESC O 5 D, ESC O 1 ; 5 P.
    let digits = bytes.prefix(4).prefix { isDigit($0) || $0 == UInt8(ascii: ";") }
    guard let final = bytes.dropFirst(digits.count).first else {
      return digits.count == 4 ? .whole(nil, count: 4) : .part
    }
    // What cannot end it was not meant by it.
    guard (0x20...0x7E).contains(final) else { return .whole(nil, count: digits.count) }
    let count = digits.count + 1
    if digits.isEmpty, let key = arrowsWithControl[final] { return .whole(key, count: count) }
    let base = letters[final] ?? keypad[final]
    return .whole(base.map { held(parameters(digits).last ?? 1, $0) }, count: count)
  }

  // MARK: - Sequences that begin with ESC [ (CSI)

  private static func control(_ bytes: ArraySlice<UInt8>, takesMouse: Bool) -> EncodedKey {
    // The function keys of the Linux console: ESC [ [ A.
    if bytes.first == UInt8(ascii: "[") {
      guard let letter = bytes.dropFirst().first else { return .part }
      let isKey = (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(letter)
      return .whole(isKey ? .function(Int(letter - UInt8(ascii: "A")) + 1) : nil, count: isKey ? 2 : 1)
    }
    let body = bytes.prefix(longestSequence).prefix { (0x20...0x3F).contains($0) }
    // rxvt ends keys with Shift held by a sign that the standard counts as none.
    if body.last == UInt8(ascii: "$"), body.count > 1, body.dropLast().allSatisfy(isDigit) {
      return .whole(numbered[parameters(body.dropLast())[0]].map { held(2, $0) }, count: body.count)
    }
    guard let final = bytes.dropFirst(body.count).first else {
      return body.count == longestSequence ? .whole(nil, count: body.count) : .part
    }
    guard body.count < longestSequence, (0x40...0x7E).contains(final) else { return .whole(nil, count: body.count) }
    let count = body.count + 1
    if final == UInt8(ascii: "M"), body.isEmpty {
      // Three bytes more (X10).
      let report = bytes.dropFirst().prefix(3)
      if let low = report.firstIndex(where: { $0 < 0x20 }) {
        return .whole(nil, count: count + low - report.startIndex)
      }
      guard report.count == 3 else { return .part }
      let numbers = report.map { Int($0) - 32 }
      return .whole(takesMouse ? mouse(numbers, isRelease: false) : nil, count: count + 3)
    }
    if body.first == UInt8(ascii: "<") {
      let isReport = final == UInt8(ascii: "M") || final == UInt8(ascii: "m")
      let key = mouse(parameters(body.dropFirst()), isRelease: final == UInt8(ascii: "m"))
      return .whole(takesMouse && isReport ? key : nil, count: count)
    }
    // What has a private sign or an intermediate byte is a report.
    guard body.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ":") }) else {
      return .whole(nil, count: count)
    }
    if final == UInt8(ascii: "~"), body.elementsEqual("200".utf8) { return .paste(count: count) }
    return .whole(key(fields: fields(body), final: final), count: count)
  }

  /// The key of a control sequence with parameters, each with parts of its own.
  private static func key(fields: [[Int]], final: UInt8) -> Key? {
    let number = fields.first?.first ?? 0
    let modifiers = fields.count > 1 ? fields[1].first ?? 1 : 1
    // A key that is let go is none (kitty).
    if fields.count > 1, fields[1].count > 1, fields[1][1] == 3 { return nil }
    switch final {
    case UInt8(ascii: "u"): return character(fields, modifiers)
    case UInt8(ascii: "~") where number == 27 && fields.count == 3:
      return character([fields[2]], modifiers)
    case UInt8(ascii: "~"): return numbered[number].map { held(modifiers, $0) }
    case UInt8(ascii: "^"): return numbered[number].map { held(5, $0) }
    case UInt8(ascii: "@"): return numbered[number].map { held(6, $0) }
    case UInt8(ascii: "a")...UInt8(ascii: "d"): return fields.isEmpty ? arrowsWithShift[final] : nil
    // The same letter ends the report of the cursor's place: its first number is a row.
    case UInt8(ascii: "R") where number != 1 || !(2...16).contains(modifiers): return nil
    case UInt8(ascii: "Z"): return .shiftTab
    default:
      guard number <= 1 || fields.count == 1 && (2...16).contains(number) else { return nil }
      // An old form has the modifiers alone: ESC [ 5 D.
      return letters[final].map { held(fields.count == 1 && number > 1 ? number : modifiers, $0) }
    }
  }

  /// A character by its number, with keys held (kitty, and xterm's modifyOtherKeys).
  private static func character(_ fields: [[Int]], _ modifiers: Int) -> Key? {
    let codes = fields.first ?? []
    guard let code = codes.first else { return nil }
    if let key = kittyKeys[code] { return held(modifiers, key) }
    // The numbers between are keys of kitty's that are none here: those held alone, of sound, and so on.
    guard !(57_344...63_743).contains(code), let plain = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else {
      return nil
    }
    let bits = max(0, modifiers - 1)
    // Super, Hyper and Meta; the locks count for nothing.
    guard bits & 0b111000 == 0 else { return .unknown }
    var scalar = plain
    func other(_ index: Int) -> Unicode.Scalar? {
      codes.count > index && codes[index] > 0 ? UInt32(exactly: codes[index]).flatMap(Unicode.Scalar.init) : nil
    }
    if bits & 1 != 0, scalar.value > 32, scalar.value != 127 {
      scalar = other(1) ?? scalar.properties.uppercaseMapping.unicodeScalars.first ?? scalar
    }
    if bits & 4 != 0 {
      // Control goes by the place of the key on an English keyboard where the letter is of another script.
      let letter = plain.isASCII ? plain : other(2) ?? plain
      switch letter {
      case "a"..."z": scalar = Unicode.Scalar(UInt8(letter.value - 96))
      case "A"..."Z": scalar = Unicode.Scalar(UInt8(letter.value - 64))
      case "[": scalar = "\u{1B}"
      default: if letter.value > 32 && letter.value != 127 { return .unknown }
      }
    }
    let key = bits & 1 != 0 && scalar == "\t" ? Key.shiftTab : key(of: scalar)
    return bits & 2 != 0 && key != .unknown ? .alt(key) : key
  }

  /// A key with others held: the number is one more than the sum of Shift (1), Alt (2) and Control (4).
  private static func held(_ number: Int, _ key: Key) -> Key {
    let bits = max(0, number - 1)
    guard bits & 0b111000 == 0 else { return .unknown }
    var held = key
    switch (key, bits & 0b101) {
    case (_, 0): break
    case (.up, 1): held = .shiftUp
    case (.down, 1): held = .shiftDown
    case (.left, 1): held = .shiftLeft
    case (.right, 1): held = .shiftRight
    case (.tab, 1): held = .shiftTab
    // F13 is Shift with F1 for terminals that have no such key.
    case (.function(let number), 1): held = number <= 12 ? .function(number + 12) : .unknown
    case (_, 1): break
    case (.left, 4): held = .controlLeft
    case (.right, 4): held = .controlRight
    default: return .unknown
    }
    return bits & 2 != 0 && held != .unknown ? .alt(held) : held
  }

  /// A report of the mouse: buttons, column and row from 1 on.
  private static func mouse(_ numbers: [Int], isRelease: Bool) -> Key? {
    guard numbers.count == 3, numbers.allSatisfy({ (0..<10_000).contains($0) }) else { return nil }
    let point = Point(column: max(0, numbers[1] - 1), row: max(0, numbers[2] - 1))
    let button = numbers[0] & ~0b11100
    switch button {
    case 0 where !isRelease: return .click(point)
    case 32 where !isRelease: return .drag(point)
    case 64: return .wheelUp(point)
    case 65: return .wheelDown(point)
    default: return nil
    }
  }

  // MARK: - Numbers

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The numbers between semicolons; one that is left out is 0.
  private static func parameters(_ bytes: ArraySlice<UInt8>) -> [Int] { fields(bytes).map { $0.first ?? 0 } }

  /// The numbers between semicolons, each with its parts between colons; none where there are no bytes.
  private static func fields(_ bytes: ArraySlice<UInt8>) -> [[Int]] {
    if bytes.isEmpty { return [] }
    return bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { field in
      field.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map { part in
        part.reduce(0) { min(1 << 24, $0 * 10 + Int($1 & 0xF)) }
      }
    }
  }

  // MARK: - Tables

  /// The last letter of ESC [ and ESC O.
  private static let letters: [UInt8: Key] = table([
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "P": .function(1), "Q": .function(2),
    "R": .function(3), "S": .function(4),
  ])
  /// The keypad in its application mode, and Enter on it.
  private static let keypad: [UInt8: Key] = table([
    "M": .enter, "I": .tab, " ": " ", "X": "=", "j": "*", "k": "+", "l": ",", "m": "-", "n": ".", "o": "/", "p": "0",
    "q": "1", "r": "2", "s": "3", "t": "4", "u": "5", "v": "6", "w": "7", "x": "8", "y": "9",
  ])
  private static let arrowsWithShift: [UInt8: Key] = table([
    "a": .shiftUp, "b": .shiftDown, "c": .shiftRight, "d": .shiftLeft,
  ])
  private static let arrowsWithControl: [UInt8: Key] = table([
    "a": .unknown, "b": .unknown, "c": .controlRight, "d": .controlLeft,
  ])

  /// The number before ~.
  private static let numbered: [Int: Key] = {
    var table: [Int: Key] = [
      1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    ]
    // The numbers leave gaps where the keyboard of the VT220 has them.
    let functions = [11...15, 17...21, 23...26, 28...29, 31...34].joined()
    for (index, number) in functions.enumerated() { table[number] = .function(index + 1) }
    return table
  }()

  /// The number before u for what is no letter (kitty).
  private static let kittyKeys: [Int: Key] = {
    var table: [Int: Key] = [
      57_409: ".", 57_410: "/", 57_411: "*", 57_412: "-", 57_413: "+", 57_414: .enter, 57_415: "=", 57_416: ",",
      57_417: .left, 57_418: .right, 57_419: .up, 57_420: .down, 57_421: .pageUp, 57_422: .pageDown, 57_423: .home,
      57_424: .end, 57_425: .insert, 57_426: .delete,
    ]
    for digit in 0...9 { table[57_399 + digit] = .character(Unicode.Scalar(UInt8(0x30 + digit))) }
    for number in 13...24 { table[57_376 + number - 13] = .function(number) }
    return table
  }()

  private static func table(_ pairs: [Unicode.Scalar: Key]) -> [UInt8: Key] {
    Dictionary(uniqueKeysWithValues: pairs.map { (UInt8($0.key.value), $0.value) })
  }
}
