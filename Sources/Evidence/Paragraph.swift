/// A paragraph of the reading text, with the map back to the file.
public struct Paragraph: Hashable, Sendable {
  /// What a paragraph is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case heading, paragraph, quotation, note
    /// What belongs to the page and not to the text: menus, banners, captions, page numbers, appeals.
    case furniture
  }

  /// The place among all paragraphs of every kind, from 1.
  public let number: Int
  /// What the paragraph is.
  public let kind: Kind
  /// The words to read: white space, quotation marks and dashes tidied, never a letter changed.
  public let text: String
  /// The first code point in the decoded file.
  public let start: Int
  /// The code point in the decoded file after the last.
  ///
  /// What was taken out of the paragraph may lie before it.
  public let end: Int

  let runs: [MapRun]
  let scalarCount: Int

  init(
    number: Int, kind: Kind, text: String, start: Int, end: Int, runs: [MapRun], scalarCount: Int
  ) {
    self.number = number
    self.kind = kind
    self.text = text
    self.start = start
    self.end = end
    self.runs = runs
    self.scalarCount = scalarCount
  }

  /// The code point of the file that the scalar at `index` of the text stands for: never less than that of
  /// the scalar before.
  ///
  /// Indices from 0 on; what lies beyond the text is mapped to its ends. Logarithmic time.
  public func rawOffset(ofScalar index: Int) -> Int {
    if index >= scalarCount { return end }
    return runs.raw(at: max(0, index)) ?? start
  }

  /// The scalars of the text that stand for the code points `range` of the file; empty where none does.
  ///
  /// Logarithmic time.
  public func scalarRange(ofRaw range: Range<Int>) -> Range<Int> {
    let lower = runs.firstIndex(atOrAfterRaw: range.lowerBound, count: scalarCount)
    let upper = runs.firstIndex(atOrAfterRaw: range.upperBound, count: scalarCount)
    return lower..<max(lower, upper)
  }
}

/// A stretch in which derived positions and those of the file go up together.
struct MapRun: Hashable, Sendable {
  var derived: UInt32
  var raw: UInt32
}

extension [MapRun] {
  /// Notes that the position `derived` stands for `raw`; positions come in ascending order.
  @inline(__always)
  mutating func note(_ derived: Int, raw: Int) {
    if let last, Int(last.raw) - Int(last.derived) == raw - derived { return }
    append(MapRun(derived: UInt32(truncatingIfNeeded: derived), raw: UInt32(truncatingIfNeeded: raw)))
  }

  /// What `derived` stands for, or nil where nothing is mapped.
  func raw(at derived: Int) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle].derived) <= derived { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : Int(self[low - 1].raw) + derived - Int(self[low - 1].derived)
  }

  /// The first derived position that stands for `raw` or a later place; `count` where there is none.
  func firstIndex(atOrAfterRaw raw: Int, count total: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle].raw) < raw { low = middle + 1 } else { high = middle }
    }
    let next = low < count ? Int(self[low].derived) : total
    if low == 0 { return next }
    let inside = Int(self[low - 1].derived) + raw - Int(self[low - 1].raw)
    return Swift.min(inside, next)
  }
}
