/// What a first look at all lines of a file tells of it, one line after another, so that none need be kept.
struct Survey {
  /// The length of a usual line, in code points.
  let width: Int
  /// Whether lines are paragraphs rather than as long as a page is wide.
  let isUnwrapped: Bool
  /// Whether most lines are not set in.
  let isFlush: Bool
  /// Whether most of what blank lines part begins without being set in.
  let beginsFlush: Bool
  /// What stands on many pages, by a digest.
  let runningLines: Set<UInt64>
  let numbers: NoteNumbers
  let hyphens: LineEndHyphens
  /// At how many columns a program wrapped the text; nil where none did.
  let columns: Int?

  init(_ raw: RawText) {
    let columns = Wrapping.columns(of: raw)
    self.columns = columns
    var count = Count()
    var gatherer = LineEndHyphens.Gatherer()
    raw.utf8.withUnsafeBufferPointer { bytes in
      for line in WrappedLines(raw, columns: columns) {
        let traits = LineTraits(bytes, line.bytes)
        count.add(line, traits, isUnwrapped: columns != nil)
        gatherer.add(line, traits, of: bytes)
      }
    }
    count.finish()
    isUnwrapped = count.inLongLines * 2 > count.total
    width = isUnwrapped ? min(count.median, columns ?? .max) : count.median
    isFlush = count.flush * 2 > count.lines
    beginsFlush = count.flushStarts * 2 > count.starts
    runningLines = Set(count.digests.filter { $0.value >= 4 }.keys)
    numbers = NoteNumbers(raw.lines, raw: raw, isKnown: false)
    hyphens = LineEndHyphens(gatherer, raw: raw)
  }

  private struct Count {
    var lines = 0
    var total = 0
    var inLongLines = 0
    var flush = 0
    var starts = 0
    var flushStarts = 0
    var digests: [UInt64: Int] = [:]
    private var runs = 0
    private var run = 0
    private var hasHyphen = false
    private var lengths = [Int](repeating: 0, count: Count.longest + 1)
    /// The line before, where it may be a running one, and whether something parts it from the one before it.
    private var last: (digest: UInt64, isApart: Bool)?

    /// Longer lines than this count as so long.
    private static let longest = 1 << 12
    /// With more different lines than this, those that were seen once only are forgotten: what stands on every page
    /// comes again before that (Manku and Motwani 2002).
    private static let mostDigests = 1 << 16

    /// - Parameter isUnwrapped: whether lines that a program had wrapped are put together, but for those with hyphens.
    mutating func add(_ line: TextLine, _ traits: LineTraits, isUnwrapped: Bool) {
      lines += 1
      total += line.length
      if !isUnwrapped || !hasHyphen || line.isApart { endRun() }
      run += line.length
      hasHyphen = traits.has(.endsHyphen)
      if line.indent < 4 { flush += 1 }
      if line.isApart {
        starts += 1
        if line.indent == 0 { flushStarts += 1 }
      }
      if let last, last.isApart || line.isApart { note(last.digest) }
      last = line.length <= 70 && traits.has(.hasWord) ? (traits.digest, line.isApart) : nil
    }

    /// Counts the line that ends, or the lines that are one but for hyphens.
    private mutating func endRun() {
      guard run > 0 else { return }
      if run > 160 { inLongLines += run }
      lengths[min(run, Count.longest)] += 1
      runs += 1
      run = 0
    }

    mutating func finish() {
      endRun()
      if let last, last.isApart { note(last.digest) }
    }

    private mutating func note(_ digest: UInt64) {
      digests[digest, default: 0] += 1
      if digests.count > Count.mostDigests { digests = digests.filter { $0.value > 1 } }
    }

    /// The length that half of the lines do not reach.
    var median: Int {
      var left = runs / 2
      for (length, count) in lengths.enumerated() {
        if left < count { return length }
        left -= count
      }
      return 0
    }
  }
}
