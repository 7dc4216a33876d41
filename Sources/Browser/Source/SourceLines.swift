import Archive
import Screen

/// The lines of a source at some width, worked out piece by piece from where they are wanted.
///
/// Nothing is kept of a text but the pieces around the place that is shown, so that a text of any length scrolls alike.
struct SourceLines {
  let archive: EraArchive
  let pieces: PieceCache
  let source: Int
  /// The cells across that words may take.
  let columns: Int
  let matcher: WordMatcher
  /// Whether what does not belong to the text is shown whole.
  var showsFurniture = false

  /// The cells of the margin in which pins stand.
  static let margin = 3
  /// The cells across that words may take in a pane.
  static func columns(for pane: Int, atMost longest: Int) -> Int { max(1, min(longest, pane - margin - 1)) }

  private var count: Int { archive.sources.indices.contains(source) ? archive.sources[source].blockCount : 0 }

  /// The lines of a piece, with the words of the passage and of other pins marked; an empty line ends it.
  func lines(of block: SourceBlock, marking place: ReadingPlace?) -> [StyledLine] {
    block.kind == .digest ? digestLines(of: block, marking: place) : textLines(of: block, marking: place)
  }

  private func textLines(of block: SourceBlock, marking place: ReadingPlace?) -> [StyledLine] {
    var text = StyledText(block.text)
    let length = text.scalars.count
    if block.kind == .furniture, !showsFurniture { return foldedFurniture(block) }
    text.mark(matcher.ranges(in: text.scalars), .match)
    var marked: Range<Int>?
    if let place, place.source == source {
      marked = place.passage?.range(in: block.number, length: length)
      if let marked, place.isQuote { text.mark([marked], .quote) }
    }
    let indent = block.kind == .quotation ? 3 : block.kind == .note ? 2 : 0
    var lines = StyledLine.lines(text, columns: columns, indent: indent)
    let pins = block.pins.compactMap { $0.passage?.range(in: block.number, length: length)?.lowerBound }
    for index in lines.indices {
      let start = lines[index].offset
      let end = index + 1 < lines.count ? lines[index + 1].offset : length + 1
      if block.kind == .heading { lines[index].base = .heading }
      if block.kind == .note || block.kind == .furniture { lines[index].base = .dim }
      if let marked, marked.overlaps(start..<max(end, start + 1)) {
        lines[index].margin = .passage
      } else if pins.contains(where: { (start..<end).contains($0) }) {
        lines[index].margin = .pin
      }
    }
    lines.append(blank(after: length))
    return lines
  }

  /// At most this many pieces are read to say how many are folded.
  private static let longestCount = 60

  /// What does not belong to the text stays as one dim line, however many pieces of it follow one another.
  private func foldedFurniture(_ block: SourceBlock) -> [StyledLine] {
    if pieces.block(block.number - 1, ofSource: source)?.kind == .furniture { return [] }
    var end = block.number + 1
    while end - block.number < SourceLines.longestCount, pieces.block(end, ofSource: source)?.kind == .furniture {
      end += 1
    }
    let more = end - block.number - 1
    let count = more == 0 ? "" : "  +\(more) more"
    let words = block.text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    return [StyledLine(clip("· " + words, columns: columns - cellWidth(count)) + count, .dim)]
  }

  private func digestLines(of block: SourceBlock, marking place: ReadingPlace?) -> [StyledLine] {
    guard let pin = block.pins.first else { return [] }
    let isShown = place?.source == source && place?.number == block.number
    var head = StyledText(Words.date(pin.event.date), .date)
    head.append("  " + pin.event.title, .heading)
    var quote = StyledText("“" + pin.quote.exact + "”", isShown ? .quote : .dim)
    quote.mark(matcher.ranges(in: quote.scalars), .match)
    var says = StyledText(block.text)
    says.mark(matcher.ranges(in: says.scalars), .match)
    var lines = StyledLine.lines(head, columns: columns)
    lines += StyledLine.lines(says, columns: columns)
    lines += StyledLine.lines(quote, columns: columns, indent: 2)
    for index in lines.indices {
      lines[index].margin = isShown ? .passage : index == 0 ? .pin : .none
      // One offset for the whole piece: its lines come from three texts.
      lines[index].offset = index
    }
    lines.append(blank(after: lines.count))
    return lines
  }

  private func blank(after offset: Int) -> StyledLine {
    var line = StyledLine()
    line.offset = offset
    return line
  }

  /// A line with its place in the source.
  struct PlacedLine {
    var place: TextPlace
    var line: StyledLine
  }

  private func lines(ofPiece number: Int, marking place: ReadingPlace? = nil) -> [PlacedLine] {
    guard let block = pieces.block(number, ofSource: source) else { return [] }
    return lines(of: block, marking: place).map {
      PlacedLine(place: TextPlace(number: number, offset: $0.offset), line: $0)
    }
  }

  /// The lines from a place on, at most as many as asked for.
  func lines(from top: TextPlace, count rows: Int, marking place: ReadingPlace?) -> [PlacedLine] {
    var result: [PlacedLine] = []
    var number = max(1, top.number)
    while result.count < rows, number <= count {
      let placed = lines(ofPiece: number, marking: place)
      if number == top.number {
        let start = startOfLine(top, in: placed)
        result += placed.filter { $0.place >= start }
      } else {
        result += placed
      }
      number = isFolded(placed) ? archive.textParagraph(.after, of: number, ofSource: source) ?? count + 1 : number + 1
    }
    return Array(result.prefix(rows))
  }

  /// Whether the lines of a piece are none, as those of furniture are that follows other furniture: there may be very
  /// much of it.
  private func isFolded(_ lines: [PlacedLine]) -> Bool { lines.isEmpty && !showsFurniture }

  /// The beginning of the line that holds a place.
  private func startOfLine(_ place: TextPlace, in lines: [PlacedLine]) -> TextPlace {
    lines.last { $0.place <= place }?.place ?? place
  }

  /// The beginning of the line that shows a place.
  func line(at place: TextPlace) -> TextPlace {
    startOfLine(place, in: lines(ofPiece: place.number))
  }

  /// The beginning of the line some lines before a place; the first line of all where there are fewer.
  func place(before place: TextPlace, lines wanted: Int) -> TextPlace {
    var number = min(place.number, count)
    var left = wanted
    var lines = self.lines(ofPiece: number)
    let start = place.number > count ? place : startOfLine(place, in: lines)
    lines = lines.filter { $0.place < start }
    while true {
      if left == 0 { return start }
      if lines.count >= left { return lines[lines.count - left].place }
      left -= lines.count
      guard number > 1 else { return TextPlace(number: 1, offset: 0) }
      // The first piece of what is folded has its line.
      let isFolded = self.isFolded(lines) && pieces.block(number - 1, ofSource: source)?.kind == .furniture
      number = isFolded ? max(1, (archive.textParagraph(.before, of: number, ofSource: source) ?? 0) + 1) : number - 1
      lines = self.lines(ofPiece: number)
    }
  }

  /// The beginning of the line some lines after a place, at most so far that the last line stays in view.
  func place(after place: TextPlace, lines wanted: Int, rows: Int) -> TextPlace {
    let below = lines(from: place, count: wanted + rows, marking: nil)
    let last = max(0, below.count - rows)
    guard let target = below.indices.contains(min(wanted, last)) ? below[min(wanted, last)] : nil else { return place }
    return max(place, target.place)
  }
}
