/// The blocks of a file that nothing is known of, by rules that hold for most texts.
///
/// The file is cut at blank lines into chunks; each is body, heading, quotation, note or furniture by its
/// length, its ends and its neighbours. Within the body, lines are joined unless a paragraph seems to end; a
/// sentence that a page's end had cut is put together again. Some thousand lines are looked at together; they end where
/// what follows cannot matter to them.
struct GeneralPlan {
  private let raw: RawText
  private let survey: Survey
  private let stretchLength: Int

  /// So many lines are looked at together.
  static let stretch = 1 << 14

  init(_ raw: RawText, stretch: Int) {
    self.raw = raw
    survey = Survey(raw)
    stretchLength = stretch
  }

  /// Hands on the blocks in order.
  func blocks(_ emit: @escaping ([Block]) -> Void) {
    var builder = BlockBuilder(raw, emit: emit)
    var lines: [TextLine] = []
    var traits: [LineTraits] = []
    raw.utf8.withUnsafeBufferPointer { bytes in
      var next = stretchLength
      for line in WrappedLines(raw, columns: survey.columns) {
        lines.append(line)
        traits.append(LineTraits(bytes, line.bytes))
        guard lines.count >= next else { continue }
        guard let cut = safeCut(lines, traits) else {
          next += stretchLength
          continue
        }
        LineStretch(lines: lines[..<cut], traits: traits[..<cut], raw: raw, survey: survey, isLast: false)
          .addBlocks(to: &builder)
        lines.removeFirst(cut)
        traits.removeFirst(cut)
        next = stretchLength
      }
    }
    LineStretch(lines: lines[...], traits: traits[...], raw: raw, survey: survey, isLast: true)
      .addBlocks(to: &builder)
    builder.flush()
  }

  /// The last line with which paragraphs begin that have nothing to do with those before; after many lines without one,
  /// any line.
  private func safeCut(_ lines: [TextLine], _ traits: [LineTraits]) -> Int? {
    for cut in stride(from: lines.count - 3, to: max(2, lines.count / 2), by: -1) where isSafe(cut, lines, traits) {
      return cut
    }
    return lines.count >= 16 * stretchLength ? lines.count : nil
  }

  private func isSafe(_ cut: Int, _ lines: [TextLine], _ traits: [LineTraits]) -> Bool {
    let (before, after) = (traits[cut - 1], traits[cut])
    guard before.has(.endsSentence), before.has(.hasWord), after.has(.startsUpper) else { return false }
    if survey.isUnwrapped, lines[cut - 1].length > 320, lines[cut].length > 320 { return true }
    guard lines[cut].isApart, !lines[cut - 2].isApart, !lines[cut - 1].isApart else { return false }
    // A real paragraph: some lines, not a few words, and no list.
    var (end, length, runsOn) = (cut, 0, false)
    while end < lines.count, end == cut || !lines[end].isApart, end < cut + 3 || length < 200 {
      length += lines[end].length
      runsOn = runsOn || traits[end].has(.startsLower)
      end += 1
    }
    return end >= cut + 3 && length >= 200 && runsOn
  }
}
