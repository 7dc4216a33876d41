/// Finds every place of one string of units in another (Horspool 1980): sublinear on the average.
struct ExactSearch {
  private let pattern: [UInt16]
  private let skip: [Int]

  /// `pattern` is not empty.
  init(_ pattern: [UInt16]) {
    self.pattern = pattern
    var skip = [Int](repeating: pattern.count, count: 256)
    for index in 0..<(pattern.count - 1) { skip[Int(pattern[index] & 0xFF)] = pattern.count - 1 - index }
    self.skip = skip
  }

  /// The units at which the pattern begins, overlapping ones included, at most `limit`.
  func positions(in text: [UInt16], limit: Int = 10_000) -> [Int] {
    var found: [Int] = []
    let length = pattern.count
    guard text.count >= length else { return [] }
    text.withUnsafeBufferPointer { text in
      pattern.withUnsafeBufferPointer { pattern in
        skip.withUnsafeBufferPointer { skip in
          let lastUnit = pattern[length - 1]
          var end = length - 1
          while end < text.count {
            let unit = text[end]
            if unit == lastUnit {
              let start = end - length + 1
              var index = 0
              while index < length - 1, text[start + index] == pattern[index] { index += 1 }
              if index == length - 1 {
                found.append(start)
                if found.count >= limit { return }
              }
            }
            end += skip[Int(unit & 0xFF)]
          }
        }
      }
    }
    return found
  }
}
