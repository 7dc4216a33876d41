/// The clean reading of a text: its paragraphs in order.
///
/// Shown tidied: a run of white space as one blank, doubled single quotation marks as double ones, two to
/// five hyphens in a row as a dash. Taken out: what the sheet or the general rules take for broken hyphens,
/// note numbers and things between the words; what can harm a terminal. No letter is ever changed, and every
/// character maps back to the code point of the file that it stands for.
public struct ReadingText: Sendable {
  /// The paragraphs of every kind; number `n` is at index `n - 1`.
  ///
  /// Starts ascend; notes and furniture that stand within a paragraph follow it.
  public let paragraphs: Paragraphs

  /// So far behind a paragraph may stand what stands within it.
  public static let mostWithin = 64

  /// Reads a text by its edition sheet, or by general rules where there is none.
  ///
  /// Linear time; a long text is looked at piece by piece, so that little is held of it at any time.
  public init(_ raw: RawText, sheet: EditionSheet? = nil) {
    self.init(raw, sheet: sheet, stretch: GeneralPlan.stretch)
  }

  /// - Parameter stretch: how many lines are looked at together where there is no sheet.
  init(_ raw: RawText, sheet: EditionSheet? = nil, stretch: Int) {
    let composer = Composer(raw)
    if let sheet {
      SheetPlan(sheet, raw: raw).blocks { composer.add($0) }
    } else {
      GeneralPlan(raw, stretch: stretch).blocks { composer.add($0) }
    }
    paragraphs = composer.paragraphs
  }

  /// The paragraph whose words hold the code point `offset` of the file, or else the last one before it.
  ///
  /// Logarithmic time, but for notes within paragraphs.
  public func paragraph(atRaw offset: Int) -> Paragraph? {
    let next = paragraphs.firstIndex(startingAtOrAfter: offset + 1)
    guard next > 0 else { return paragraphs.first }
    var index = next - 1
    while index > 0, paragraphs.end(at: index) <= offset, next - index < ReadingText.mostWithin { index -= 1 }
    return paragraphs[paragraphs.end(at: index) > offset ? index : next - 1]
  }
}

/// Writes the reading text of one paragraph and its map.
struct ParagraphWriter {
  private(set) var utf8: [UInt8] = []
  private(set) var runs: [MapRun] = []
  private(set) var count = 0
  private(set) var firstRaw: Int?
  private(set) var endRaw = 0
  private var filter = HarmFilter()
  private var blankRaw: Int?
  private var last: UInt32 = 0x20
  /// Whether two apostrophes that are shown as an opening quotation mark wait for their like.
  private var isWithinDoubled = false

  /// Adds a piece; its bytes are valid UTF-8.
  mutating func write(_ piece: Piece, of bytes: UnsafeBufferPointer<UInt8>) {
    // A control string that is cut short ends with its line at the latest.
    filter = HarmFilter()
    if piece.glued { blankRaw = nil } else if count > 0, blankRaw == nil { blankRaw = endRaw }
    var index = piece.bytes.lowerBound
    let end = piece.bytes.upperBound
    var offset = piece.start
    while index < end {
      let codePoint = bytes.codePoint(at: &index)
      let at = offset
      offset += 1
      switch filter.accept(codePoint) {
      case .drop: continue
      case .space, .lineBreak:
        if blankRaw == nil { blankRaw = at }
        continue
      case .keep: break
      }
      if isWhiteSpace(codePoint) {
        if blankRaw == nil { blankRaw = at }
      } else if codePoint == 0x2D || codePoint == 0x27 || codePoint == 0x60 || codePoint == 0x2018
        || codePoint == 0x2019
      {
        let length = runLength(of: codePoint, in: bytes, from: index, to: end)
        if length > ParagraphWriter.longestMark {
          for step in 0..<length { emit(codePoint, raw: at + step, end: at + step + 1) }
          index += (length - 1) * width(codePoint)
          offset += length - 1
          continue
        }
        let folded = fold(
          codePoint, length: length, next: index + (length - 1) * width(codePoint), bytes, end)
        if folded.taken > 1 {
          index += (folded.taken - 1) * width(codePoint)
          offset += folded.taken - 1
        }
        if folded.shown != 0 { emit(folded.shown, raw: at, end: offset) }
      } else {
        emit(codePoint, raw: at, end: offset)
      }
    }
  }

  private mutating func emit(_ codePoint: UInt32, raw: Int, end: Int) {
    if let blank = blankRaw, count > 0 {
      runs.note(count, raw: blank)
      utf8.append(0x20)
      count += 1
    }
    blankRaw = nil
    if firstRaw == nil { firstRaw = raw }
    runs.note(count, raw: raw)
    append(codePoint, to: &utf8)
    count += 1
    endRaw = end
    last = codePoint
  }

  /// More hyphens or quotation marks in a row are no mark but an ornament.
  private static let longestMark = 5

  /// What `length` equal marks in a row are shown as, and how many of them that takes.
  private mutating func fold(
    _ mark: UInt32, length: Int, next: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ end: Int
  ) -> (shown: UInt32, taken: Int) {
    if length == 1 { return (mark, 1) }
    switch mark {
    case 0x2D: return (0x2014, length)
    case 0x2018, 0x60: return (0x201C, 2)
    case 0x2019: return length % 2 == 1 ? (mark, 1) : (0x201D, 2)
    default:
      if length % 2 == 1, length > 2 { return (mark, 1) }
      var after = next
      let following = after < end ? bytes.codePoint(at: &after) : 0x20
      let opens = blankRaw != nil || count == 0 || last == 0x28 || last == 0x5B || last == 0x2014
      if !isWithinDoubled, following == 0x22 || blankRaw == nil && last == 0x22 { return (0, 2) }
      isWithinDoubled = opens
      return (opens ? 0x201C : 0x201D, 2)
    }
  }

  private func runLength(
    of mark: UInt32, in bytes: UnsafeBufferPointer<UInt8>, from index: Int, to end: Int
  ) -> Int {
    var length = 1
    var index = index
    while index < end, length < 64, bytes.codePoint(at: &index) == mark { length += 1 }
    return length
  }

  private func width(_ mark: UInt32) -> Int { mark < 0x80 ? 1 : 3 }
}
