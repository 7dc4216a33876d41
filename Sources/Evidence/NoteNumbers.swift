/// Finds the numbers of notes that are glued to words: 1, 2, 3 … in this order.
struct NoteNumbers {
  /// The code points of each number, in ascending order.
  let ranges: [Range<Int>]

  /// How many must follow one another before they are taken for numbers of notes.
  private static let fewest = 5

  /// - Parameter isKnown: whether a sheet says that there are such numbers, however few.
  init(_ lines: some Sequence<TextLine>, raw: RawText, isKnown: Bool) {
    var found: [Range<Int>] = []
    raw.utf8.withUnsafeBufferPointer { bytes in
      for line in lines {
        var index = Int(line.firstByte)
        var offset = Int(line.start)
        var before: UInt32 = 0x20
        var earlier: UInt32 = 0x20
        while index < Int(line.endByte) {
          let byte = bytes[index]
          if byte >= 0x31, byte <= 0x39, NoteNumbers.mayCarry(before, earlier) {
            var value = 0
            var end = index
            while end < Int(line.endByte), bytes[end] >= 0x30, bytes[end] <= 0x39, end - index < 4 {
              value = value * 10 + Int(bytes[end] - 0x30)
              end += 1
            }
            if value == found.count + 1, NoteNumbers.mayFollow(bytes, end, Int(line.endByte), before) {
              found.append(offset..<(offset + end - index))
            }
            offset += end - index
            index = end
            (earlier, before) = (before, 0x30)
            continue
          }
          (earlier, before) = (before, bytes.codePoint(at: &index))
          offset += 1
        }
      }
    }
    ranges = isKnown || found.count >= NoteNumbers.fewest ? found : []
  }

  /// The numbers of notes that stand in a line, as cuts.
  func cuts(in line: TextLine) -> [Cut] {
    guard !ranges.isEmpty else { return [] }
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound < Int(line.start) { low = middle + 1 } else { high = middle }
    }
    var cuts: [Cut] = []
    while low < ranges.count, ranges[low].lowerBound < Int(line.end) {
      cuts.append(Cut(range: ranges[low], kind: nil, isNoteNumber: true))
      low += 1
    }
    return cuts
  }

  /// A number may stand after a word, or after the marks that end a clause or a quotation.
  private static func mayCarry(_ before: UInt32, _ earlier: UInt32) -> Bool {
    switch before {
    case 0x61...0x7A: true
    case 0x2E, 0x2C: !(earlier >= 0x30 && earlier <= 0x39)
    case 0x3B, 0x3A, 0x21, 0x3F, 0x22, 0x27, 0x29, 0x2019, 0x201D: earlier != 0x20
    default: before >= 0xDF && isWordCodePoint(before)
    }
  }

  /// What comes after a number must not go on with it; between two equal marks it is a field of a table.
  private static func mayFollow(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int, _ before: UInt32
  ) -> Bool {
    if index >= end { return true }
    let byte = bytes[index]
    if [0x2C, 0x3A, 0x3B].contains(byte), UInt32(byte) == before { return false }
    return !(byte >= 0x30 && byte <= 0x39 || byte >= 0x61 && byte <= 0x7A || byte == 0x25)
  }
}
