/// A stretch of the file that goes into a paragraph.
struct Piece {
  /// The bytes, and the first code point, of the stretch.
  var bytes: Range<Int>
  var start: Int
  /// Whether it follows the piece before without a blank.
  var glued = false
}

/// What becomes one paragraph.
struct Block {
  var kind: Paragraph.Kind
  var pieces: [Piece] = []
}

/// A stretch of code points that is left out of the words, or set apart as a paragraph of its own.
struct Cut {
  var range: Range<Int>
  /// What it becomes; nil for nothing.
  var kind: Paragraph.Kind?
  /// Whether it is the number of a note, which may be all that parts two words.
  var isNoteNumber = false
}

/// Gathers lines to blocks and hands these on, each together with what stands within it.
struct BlockBuilder {
  private let raw: RawText
  private let emit: ([Block]) -> Void
  private var block: Block?
  private var insets: [Block] = []

  init(_ raw: RawText, emit: @escaping ([Block]) -> Void) {
    self.raw = raw
    self.emit = emit
  }

  /// Whether a block is under way.
  var isOpen: Bool { block != nil }
  var openKind: Paragraph.Kind? { block?.kind }

  /// Ends the block under way and begins another.
  mutating func begin(_ kind: Paragraph.Kind) {
    flush()
    block = Block(kind: kind)
  }

  /// Ends the block under way.
  mutating func flush() {
    if block != nil || !insets.isEmpty { emit((block.map { [$0] } ?? []) + insets) }
    block = nil
    insets.removeAll(keepingCapacity: true)
  }

  /// How a line follows the one before.
  enum Joint { case blank, glued, hyphenated }

  /// Adds a line to the block under way, without what is cut from it.
  mutating func add(_ line: TextLine, joint: Joint = .blank, cuts: [Cut] = []) {
    if joint == .hyphenated { dropHyphen() }
    var from = Int(line.start)
    var glued = joint != .blank
    for cut in cuts {
      let range = cut.range.clamped(to: from..<Int(line.end))
      if range.isEmpty { continue }
      append(from..<range.lowerBound, glued: glued)
      if let kind = cut.kind {
        insets.append(Block(kind: kind, pieces: [piece(range, glued: false)]))
      }
      if range.lowerBound > Int(line.start) {
        glued = !(cut.isNoteNumber && startsWord(at: range.upperBound))
      }
      from = range.upperBound
    }
    append(from..<Int(line.end), glued: glued)
  }

  /// Sets lines apart that stand within the block under way.
  mutating func inset(_ lines: some Sequence<TextLine>, kind: Paragraph.Kind) {
    let pieces = lines.map { Piece(bytes: $0.bytes, start: Int($0.start)) }
    insets.append(Block(kind: kind, pieces: pieces))
  }

  private mutating func append(_ range: Range<Int>, glued: Bool) {
    if range.isEmpty { return }
    let piece = piece(range, glued: glued)
    block?.pieces.append(piece)
  }

  /// Whether a word begins there, which what was cut had kept apart from the one before.
  private func startsWord(at offset: Int) -> Bool {
    var index = raw.byte(at: offset)
    guard index < raw.utf8.count else { return false }
    return raw.utf8.withUnsafeBufferPointer { isWordCodePoint($0.codePoint(at: &index)) }
  }

  private func piece(_ range: Range<Int>, glued: Bool) -> Piece {
    Piece(
      bytes: raw.byte(at: range.lowerBound)..<raw.byte(at: range.upperBound), start: range.lowerBound,
      glued: glued)
  }

  private mutating func dropHyphen() {
    guard let last = block?.pieces.indices.last, let bytes = block?.pieces[last].bytes, !bytes.isEmpty else {
      return
    }
    let end = bytes.upperBound
    if raw.utf8[end - 1] == 0x2D {
      block?.pieces[last].bytes = bytes.lowerBound..<(end - 1)
    } else if bytes.count >= 3, raw.utf8[(end - 3)..<end].elementsEqual([0xE2, 0x80, 0x90]) {
      block?.pieces[last].bytes = bytes.lowerBound..<(end - 3)
    }
  }
}
