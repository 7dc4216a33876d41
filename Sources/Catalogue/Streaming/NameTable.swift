/// Texts one after another, in a few bytes more than the texts themselves.
struct TextList: Sendable {
  /// How many there are.
  var count: Int { ends.count }
  fileprivate private(set) var bytes: [UInt8] = []
  /// Where each text ends in ``bytes``.
  private var ends: [UInt32] = []

  /// The text of a number.
  subscript(number: Int) -> String {
    String(decoding: bytes[range(number)], as: UTF8.self)
  }

  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    ends.append(UInt32(bytes.count))
  }

  /// Where a text stands in ``bytes``.
  fileprivate func range(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
  }
}

/// Texts that are there once, each found again by its number and the number by the text: ids by the million.
struct NameTable: Sendable {
  /// How many there are.
  var count: Int { texts.count }
  private var texts = TextList()
  /// The number of a text, plus one, at the place that its hash leads to or at one of the next; zero where none is.
  private var slots = [UInt32](repeating: 0, count: 1024)

  /// The text of a number.
  subscript(number: Int) -> String { texts[number] }

  /// All texts, in the order of their numbers.
  var all: [String] { (0..<count).map { self[$0] } }

  /// The number of a text; nil where it is not there.
  func number(of text: String) -> Int? {
    let slot = slot(of: text)
    return slots[slot] == 0 ? nil : Int(slots[slot]) - 1
  }

  /// The number of a text, which is added where it is not there.
  mutating func insert(_ text: String) -> (number: Int, isNew: Bool) {
    let slot = slot(of: text)
    if slots[slot] != 0 { return (Int(slots[slot]) - 1, false) }
    texts.append(text)
    slots[slot] = UInt32(count)
    // Two thirds at most are taken, so that a search is short.
    if count * 3 > slots.count * 2 { grow() }
    return (count - 1, true)
  }

  private func slot(of text: String) -> Int {
    var text = text
    return text.withUTF8 { wanted in
      var slot = hash(wanted) & (slots.count - 1)
      while slots[slot] != 0 {
        let range = texts.range(Int(slots[slot]) - 1)
        if range.count == wanted.count, texts.bytes[range].elementsEqual(wanted) { break }
        slot = (slot + 1) & (slots.count - 1)
      }
      return slot
    }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    texts.bytes.withUnsafeBufferPointer { bytes in
      for number in 0..<count {
        var slot = hash(UnsafeBufferPointer(rebasing: bytes[texts.range(number)])) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(number + 1)
      }
    }
  }

  /// FNV-1a with a last mixing, so that the lower bits depend on all bytes.
  private func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: ((hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15) >> 17)
  }
}
