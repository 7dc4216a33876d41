@testable import Chronology

/// SplitMix64: the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Makes texts that are mostly EDTF, of all levels.
struct DateGenerator {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func text() -> String {
    switch number(0...9) {
    case 0...4: return date()
    case 5: return plainDay() + "T" + time()
    case 6, 7: return interval()
    default: return set()
    }
  }

  mutating func date() -> String {
    if chance(6) { return longYear() }
    let masks = chance(25)
    var text = qualifier() + year(masks)
    if chance(5) { return text + "S\(number(1...4))" }
    text += qualifier()
    if chance(30) { return text }
    text += "-" + qualifier()
    if chance(15) { return text + String(number(21...41)) + qualifier() }
    text += digits(number(1...12), masks) + qualifier()
    if chance(40) { return text }
    return text + "-" + qualifier() + digits(number(1...31), masks) + qualifier()
  }

  private mutating func year(_ masks: Bool) -> String {
    let value = chance(70) ? number(1980...1995) : number(0...9999)
    let padded = String("000\(value)".suffix(4))
    if masks { return String(padded.map { chance(35) ? "X" : $0 }) }
    return (chance(10) ? "-" : "") + padded
  }

  private mutating func digits(_ value: Int, _ masks: Bool) -> String {
    let padded = value < 10 ? "0\(value)" : "\(value)"
    return masks ? String(padded.map { chance(40) ? "X" : $0 }) : padded
  }

  private mutating func qualifier() -> String {
    chance(85) ? "" : ["?", "~", "%"][number(0...2)]
  }

  private mutating func longYear() -> String {
    var text = "Y" + (chance(40) ? "-" : "")
    text += String(number(10_000...99_999_999))
    if chance(40) { text += "E\(number(1...20))" }
    if chance(40) { text += "S\(number(1...5))" }
    return text + qualifier()
  }

  private mutating func plainDay() -> String {
    Day(number: number(-700_000...700_000)).description
  }

  private mutating func time() -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let clock = [number(0...23), number(0...59), number(0...60)].map(two).joined(separator: ":")
    switch number(0...3) {
    case 0: return clock
    case 1: return clock + "Z"
    case 2: return clock + (chance(50) ? "+" : "-") + two(number(1...13))
    default: return clock + (chance(50) ? "+" : "-") + two(number(0...13)) + ":" + two(number(1...59))
    }
  }

  private mutating func interval() -> String {
    let start = chance(10) ? "" : chance(10) ? ".." : (chance(5) ? ".." : "") + date()
    let end = chance(10) ? "" : chance(10) ? ".." : date() + (chance(5) ? ".." : "")
    return start + "/" + end
  }

  private mutating func set() -> String {
    let members = (1...number(1...4)).map { _ -> String in
      switch number(0...9) {
      case 0: return ".." + date()
      case 1: return date() + ".."
      case 2: return "\(number(1900...1950))..\(number(1950...2000))"
      default: return date()
      }
    }
    let inner = members.joined(separator: ",")
    return chance(50) ? "[\(inner)]" : "{\(inner)}"
  }
}
