/// The paragraphs of a reading text: number `n` is at index `n - 1`.
///
/// A paragraph's words are put together from the file when it is asked for, so that a long text takes no more room than
/// its file; what is known without them can be asked for by its own.
public struct Paragraphs: RandomAccessCollection, Sendable {
  private let raw: RawText
  private let outlines: [Outline]
  private let pieces: [StoredPiece]

  /// What is known of a paragraph without its words.
  fileprivate struct Outline {
    var start: UInt32
    var end: UInt32
    var firstPiece: UInt32
    var kind: Paragraph.Kind
  }

  /// A stretch of the file, as `Piece` has it.
  fileprivate struct StoredPiece {
    var firstByte: UInt32
    var endByte: UInt32
    var start: UInt32
    var isGlued: Bool
  }

  fileprivate init(_ raw: RawText, _ outlines: [Outline], _ pieces: [StoredPiece]) {
    self.raw = raw
    self.outlines = outlines
    self.pieces = pieces
  }

  /// Zero.
  public var startIndex: Int { 0 }
  /// The number of paragraphs.
  public var endIndex: Int { outlines.count }

  /// The paragraph with its words.
  /// - Complexity: linear in its length.
  public subscript(index: Int) -> Paragraph {
    let outline = outlines[index]
    let end = index + 1 < outlines.count ? Int(outlines[index + 1].firstPiece) : pieces.count
    var writer = ParagraphWriter()
    raw.utf8.withUnsafeBufferPointer { bytes in
      for piece in pieces[Int(outline.firstPiece)..<end] {
        writer.write(
          Piece(
            bytes: Int(piece.firstByte)..<Int(piece.endByte), start: Int(piece.start), glued: piece.isGlued),
          of: bytes)
      }
    }
    return Paragraph(
      number: index + 1, kind: outline.kind, text: String(decoding: writer.utf8, as: UTF8.self),
      start: Int(outline.start), end: Int(outline.end), runs: writer.runs, scalarCount: writer.count)
  }

  /// What a paragraph is.
  public func kind(at index: Int) -> Paragraph.Kind { outlines[index].kind }
  /// The first code point of a paragraph in the decoded file.
  public func start(at index: Int) -> Int { Int(outlines[index].start) }
  /// The code point in the decoded file after the last of a paragraph.
  public func end(at index: Int) -> Int { Int(outlines[index].end) }

  /// The first paragraph that begins at a code point of the file or after it; the number of all where none does.
  /// - Complexity: logarithmic in their number.
  public func firstIndex(startingAtOrAfter offset: Int) -> Int {
    var (low, high) = (0, outlines.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(outlines[middle].start) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Takes blocks in their order and makes paragraphs of them.
final class Composer {
  private var outlines: [Paragraphs.Outline] = []
  private var pieces: [Paragraphs.StoredPiece] = []
  private let raw: RawText

  /// A paragraph of more bytes than this is parted: nobody wrote it so, its line ends are lost.
  static let longestParagraph = 1 << 13
  /// The parts have about so many bytes.
  static let partLength = 1 << 11

  init(_ raw: RawText) { self.raw = raw }

  /// What was composed.
  var paragraphs: Paragraphs { Paragraphs(raw, outlines, pieces) }

  /// Adds the paragraphs that a block and what stands within it make, in the order in which they begin; of a
  /// block of which nothing shows there is none.
  func add(_ group: [Block]) {
    var written = group.flatMap(parted).compactMap(outline)
    if written.count > 1 { written.sort { $0.outline.start < $1.outline.start } }
    for (outline, block) in written {
      outlines.append(outline)
      outlines[outlines.count - 1].firstPiece = UInt32(pieces.count)
      block.pieces.forEach(store)
    }
  }

  private func outline(_ block: Block) -> (outline: Paragraphs.Outline, block: Block)? {
    var writer = ParagraphWriter()
    raw.utf8.withUnsafeBufferPointer { bytes in
      for piece in block.pieces { writer.write(piece, of: bytes) }
    }
    guard let first = writer.firstRaw else { return nil }
    return (
      Paragraphs.Outline(start: UInt32(first), end: UInt32(writer.endRaw), firstPiece: 0, kind: block.kind), block
    )
  }

  private func store(_ piece: Piece) {
    if let outline = outlines.last, Int(outline.firstPiece) < pieces.count, !piece.glued, let last = pieces.last,
      Int(last.endByte) <= piece.bytes.lowerBound, isBlank(Int(last.endByte)..<piece.bytes.lowerBound)
    {
      // Lines that only a line's end parts are one stretch.
      pieces[pieces.count - 1].endByte = UInt32(piece.bytes.upperBound)
      return
    }
    pieces.append(
      Paragraphs.StoredPiece(
        firstByte: UInt32(piece.bytes.lowerBound), endByte: UInt32(piece.bytes.upperBound), start: UInt32(piece.start),
        isGlued: piece.glued))
  }

  private func isBlank(_ bytes: Range<Int>) -> Bool {
    raw.utf8[bytes].allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
  }

  // MARK: Long blocks

  /// A block as it is, or as several where it is too long for one paragraph.
  private func parted(_ block: Block) -> [Block] {
    guard block.pieces.reduce(0, { $0 + $1.bytes.count }) > Composer.longestParagraph else { return [block] }
    let most = Composer.partLength
    var blocks: [Block] = []
    var current = Block(kind: block.kind)
    var length = 0
    for piece in block.pieces {
      var rest = piece
      while length + rest.bytes.count > most {
        let (head, tail) = split(rest, near: max(1, most - length))
        current.pieces.append(head)
        blocks.append(current)
        current = Block(kind: block.kind)
        length = 0
        rest = tail
      }
      if rest.bytes.isEmpty { continue }
      current.pieces.append(rest)
      length += rest.bytes.count
    }
    return current.pieces.isEmpty ? blocks : blocks + [current]
  }

  /// Parts a piece after so many bytes at most: where a sentence ends, else at a blank, else wherever it is.
  private func split(_ piece: Piece, near length: Int) -> (Piece, Piece) {
    raw.utf8.withUnsafeBufferPointer { bytes in
      let limit = piece.bytes.lowerBound + length
      let least = piece.bytes.lowerBound + length / 2
      var cut: Int?
      var index = limit
      while index > least {
        if bytes[index - 1] == 0x20 {
          cut = cut ?? index
          if index - 2 > least, [0x2E, 0x21, 0x3F].contains(bytes[index - 2]) {
            cut = index
            break
          }
        }
        index -= 1
      }
      var end = cut ?? limit
      while end < piece.bytes.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
      let scalars = bytes[piece.bytes.lowerBound..<end].count { $0 & 0xC0 != 0x80 }
      return (
        Piece(bytes: piece.bytes.lowerBound..<end, start: piece.start, glued: piece.glued),
        Piece(bytes: end..<piece.bytes.upperBound, start: piece.start + scalars)
      )
    }
  }
}
