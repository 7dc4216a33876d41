/// Some lines of a file that nothing is known of, which are looked at together.
struct LineStretch {
  private let lines: [TextLine]
  private let traits: [LineTraits]
  private let raw: RawText
  private let survey: Survey
  /// Whether the file ends with them.
  private let isLast: Bool
  private var width: Int { survey.width }
  private var isUnwrapped: Bool { survey.isUnwrapped }

  /// No more pieces of furniture than this stand within a sentence.
  private static let mostInterruptions = 8
  /// What is set in and has fewer code points is rather a title or an item of a list.
  private static let shortestQuotation = 60
  /// With fewer words a line may be a button although it ends as a sentence does.
  private static let fewestWords = 7

  init(
    lines: ArraySlice<TextLine>, traits: ArraySlice<LineTraits>, raw: RawText, survey: Survey, isLast: Bool
  ) {
    self.lines = Array(lines)
    self.traits = Array(traits)
    self.raw = raw
    self.survey = survey
    self.isLast = isLast
  }

  /// Adds the blocks in order.
  func addBlocks(to builder: inout BlockBuilder) {
    let chunks = classified()
    for (index, chunk) in chunks.enumerated() {
      switch chunk.role {
      case .body: addBody(chunk.lines, of: index, in: chunks, to: &builder)
      case .whole(let kind):
        if kind == .furniture, builder.openKind == .paragraph, continuesAfter(index, in: chunks) {
          builder.inset(lines[chunk.lines], kind: .furniture)
        } else {
          builder.begin(kind)
          add(chunk.lines, to: &builder)
          builder.flush()
        }
      }
    }
    builder.flush()
  }

  // MARK: Chunks

  private struct Chunk {
    enum Role: Equatable { case body, whole(Paragraph.Kind) }
    var lines: Range<Int>
    var role = Role.body
  }

  private func classified() -> [Chunk] {
    var chunks: [Chunk] = []
    for index in lines.indices {
      let begins = index == 0 || lines[index].isApart
      if begins || isPageFurniture(index) || isPageFurniture(index - 1) {
        chunks.append(Chunk(lines: index..<(index + 1)))
      } else {
        chunks[chunks.count - 1].lines = chunks[chunks.count - 1].lines.lowerBound..<(index + 1)
      }
    }
    for index in chunks.indices { chunks[index].role = ownRole(of: chunks[index]) }
    for index in chunks.indices where isRepeated(index, in: chunks) {
      chunks[index].role = .whole(.furniture)
    }
    if isLast { nameTail(&chunks) }
    nameShortRuns(&chunks)
    for index in chunks.indices where chunks[index].role == .body && isQuotation(index, in: chunks) {
      chunks[index].role = .whole(.quotation)
    }
    return chunks
  }

  /// A page's number, a running line or a rule, alone on its line.
  private func isPageFurniture(_ index: Int) -> Bool {
    guard lines.indices.contains(index) else { return false }
    if !traits[index].has(.hasWord) {
      let isNumber = traits[index].words > 0
      return lines[index].length <= 40
        && (isNumber || isAtEdge(index) && !traits[index].has(.startsClosing))
    }
    return isAtEdge(index)
      && (survey.runningLines.contains(traits[index].digest) || isPageLabel(index))
  }

  private func isAtEdge(_ index: Int) -> Bool {
    lines[index].isApart || (index + 1 < lines.count ? lines[index + 1].isApart : !isLast)
  }

  private func isPageLabel(_ index: Int) -> Bool {
    guard lines[index].length <= 20, traits[index].words >= 1, traits[index].words <= 4 else { return false }
    let text = raw.utf8[lines[index].bytes].map { $0 | 0x20 }
    if text.allSatisfy({ Array("ivxl".utf8).contains($0) }) { return text.count <= 7 && text.count > 1 }
    return text.starts(with: Array("page ".utf8)) || text.starts(with: Array("[pg".utf8))
  }

  private func ownRole(of chunk: Chunk) -> Chunk.Role {
    let line = lines[chunk.lines.lowerBound]
    if chunk.lines.count == 1, isPageFurniture(chunk.lines.lowerBound) { return .whole(.furniture) }
    let isSentence = isSentence(chunk)
    if chunk.lines.count <= 2,
      chunk.lines.allSatisfy({ WebFurniture.matches(raw.utf8[lines[$0].bytes], isSentence: isSentence) })
    {
      return .whole(.furniture)
    }
    if isNote(line) { return .whole(.note) }
    if chunk.lines.count == 1, isAttribution(chunk.lines.lowerBound),
      !traits[chunk.lines.lowerBound].has(.endsSentence)
    {
      return .whole(.quotation)
    }
    return .body
  }

  /// Whether the words of a chunk have the form of a sentence rather than of a title or a button.
  private func isSentence(_ chunk: Chunk) -> Bool {
    let first = traits[chunk.lines.lowerBound]
    let (words, capitalised) = chunk.lines.reduce((0, 0)) {
      ($0.0 + traits[$1].words, $0.1 + traits[$1].capitalised)
    }
    return words >= LineStretch.fewestWords && capitalised * 3 <= words
      && traits[chunk.lines.upperBound - 1].has(.endsSentence)
      && (first.has(.startsUpper) || first.has(.startsQuote) || first.has(.startsDigit))
  }

  private func isNote(_ line: TextLine) -> Bool {
    let beginning = raw.utf8[line.bytes].prefix(24).map { $0 | 0x20 }
    return ["editor's note", "editors' note", "editor\u{2019}s note", "translator's note", "note:"].contains {
      beginning.starts(with: $0.utf8.map { $0 | 0x20 })
    }
  }

  /// Whether a short line says the same as its neighbour, as the captions of pictures do.
  private func isRepeated(_ index: Int, in chunks: [Chunk]) -> Bool {
    let own = chunks[index].lines
    guard own.count <= 2 else { return false }
    if own.count == 2, saySame(own.lowerBound, own.lowerBound + 1) { return true }
    let neighbours = [index - 1, index + 1].filter(chunks.indices.contains)
    return neighbours.contains { saySame(own.lowerBound, chunks[$0].lines.lowerBound) }
  }

  /// Whether one of two short lines is the other, perhaps with some words more.
  private func saySame(_ first: Int, _ second: Int) -> Bool {
    let shorter = min(lines[first].length, lines[second].length)
    let longer = max(lines[first].length, lines[second].length)
    guard shorter >= 4, longer <= 120, longer - shorter <= 30, traits[first].has(.hasWord) else {
      return false
    }
    let length = min(lines[first].bytes.count, lines[second].bytes.count)
    return raw.utf8[lines[first].bytes].prefix(length).elementsEqual(
      raw.utf8[lines[second].bytes].prefix(length))
  }

  private func isShort(_ chunk: Chunk) -> Bool {
    guard chunk.role == .body, chunk.lines.count <= 2 else { return false }
    let length = chunk.lines.reduce(0) { $0 + lines[$1].length }
    let last = traits[chunk.lines.upperBound - 1]
    return length <= 100 && (!last.has(.endsSentence) || isQuestionInTitle(chunk)) && !last.has(.endsComma)
      && !last.has(.endsHyphen) && !traits[chunk.lines.lowerBound].has(.startsLower)
  }

  /// Whether a chunk is a question whose words nearly all begin with capitals.
  private func isQuestionInTitle(_ chunk: Chunk) -> Bool {
    let own = traits[chunk.lines.lowerBound]
    return chunk.lines.count == 1 && raw.utf8[Int(lines[chunk.lines.lowerBound].endByte) - 1] == 0x3F
      && own.words >= 3 && own.capitalised * 10 >= own.words * 7
  }

  /// Many short pieces after the last real paragraph are what a website puts under a text, but for sentences.
  private func nameTail(_ chunks: inout [Chunk]) {
    func length(_ chunk: Chunk) -> Int { chunk.lines.reduce(0) { $0 + lines[$1].length } }
    guard let last = chunks.lastIndex(where: { $0.role == .body && length($0) >= 200 && !isMenu($0) }) else {
      return
    }
    let tail = (last + 1)..<chunks.count
    guard tail.count >= 8, tail.reduce(0, { $0 + length(chunks[$1]) }) < tail.count * 80 else { return }
    for index in tail where chunks[index].role == .body && !isSentence(chunks[index]) {
      chunks[index].role = .whole(.furniture)
    }
  }

  /// A list of links: several lines, of which hardly any ends a sentence.
  private func isMenu(_ chunk: Chunk) -> Bool {
    let sentences = chunk.lines.count(where: { traits[$0].has(.endsSentence) })
    return chunk.lines.count >= 3 && sentences * 4 < chunk.lines.count
      && !chunk.lines.dropFirst().contains { traits[$0].has(.startsLower) }
  }

  /// Short lines before the body are headings; many of them in a row, or at the end, are a menu.
  private func nameShortRuns(_ chunks: inout [Chunk]) {
    var index = 0
    while index < chunks.count {
      guard isShort(chunks[index]) else { index += 1; continue }
      let start = index
      while index < chunks.count, isShort(chunks[index]) { index += 1 }
      var following = index
      while following < chunks.count, chunks[following].role != .body { following += 1 }
      let precedesBody = following < chunks.count
      let run = start..<index
      for (position, chunk) in run.enumerated() {
        let last = traits[chunks[chunk].lines.upperBound - 1]
        let isNearBody = run.count - position <= (run.count > 4 ? 2 : run.count)
        let isHeading = precedesBody && isNearBody && !last.has(.endsColon) && !last.has(.endsSmallWord)
        if isHeading {
          chunks[chunk].role = .whole(.heading)
        } else if run.count > 2 || last.has(.endsColon) && !precedesBody {
          chunks[chunk].role = .whole(.furniture)
        }
      }
    }
  }

  /// A block set in, or set narrower, after words that announce one.
  private func isQuotation(_ index: Int, in chunks: [Chunk]) -> Bool {
    let own = chunks[index].lines
    let indent = own.map { lines[$0].indent }.min() ?? 0
    if own.count >= 2, indent >= 4, survey.isFlush { return true }
    // Converters of web pages set quotations in by two blanks.
    let length = own.reduce(0) { $0 + lines[$1].length }
    if indent >= 2, length >= LineStretch.shortestQuotation, survey.beginsFlush,
      !traits[own.lowerBound].has(.startsBullet)
    {
      return true
    }
    guard index > 0, chunks[index - 1].role == .body else { return false }
    let before = traits[chunks[index - 1].lines.upperBound - 1]
    guard before.has(.endsColon) || before.has(.endsComma), own.count >= 3 else { return false }
    let longest = own.map { lines[$0].length }.max() ?? 0
    return longest * 100 <= width * 96
  }

  // MARK: Body

  private func addBody(_ range: Range<Int>, of chunk: Int, in chunks: [Chunk], to builder: inout BlockBuilder) {
    var previous = range.lowerBound - 1
    for index in range {
      if index == range.lowerBound {
        if builder.isOpen, builder.openKind != .heading, previous >= 0,
          carriesOn(bodyLine(before: chunk, in: chunks), index)
        {
          addLine(index, to: &builder, after: bodyLine(before: chunk, in: chunks))
          previous = index
          continue
        }
        builder.begin(isHeadingLine(index, in: range) ? .heading : .paragraph)
      } else if isGloss(index, in: range) {
        builder.inset([lines[index]], kind: .note)
        continue
      } else if builder.openKind == .heading || endsParagraph(previous, before: index) {
        builder.begin(
          isHeadingLine(index, in: range) ? .heading : isAttribution(index) ? .quotation : .paragraph)
      } else if beginsQuotation(index, after: previous) {
        builder.begin(.quotation)
      }
      addLine(index, to: &builder, after: previous)
      previous = index
    }
    if builder.openKind == .heading { builder.flush() }
  }

  private func bodyLine(before chunk: Int, in chunks: [Chunk]) -> Int {
    var index = chunk - 1
    while index > 0, chunks[index].role != .body { index -= 1 }
    return index < 0 ? 0 : chunks[index].lines.upperBound - 1
  }

  /// Whether the body goes on, in mid-sentence, after the furniture at `index`.
  private func continuesAfter(_ index: Int, in chunks: [Chunk]) -> Bool {
    let ahead = chunks[(index + 1)...].prefix(LineStretch.mostInterruptions)
    guard let next = ahead.firstIndex(where: { $0.role != .whole(.furniture) }), chunks[next].role == .body
    else { return false }
    return carriesOn(bodyLine(before: index, in: chunks), chunks[next].lines.lowerBound)
  }

  /// Whether a line goes on with a sentence that another, some blank lines above, has left open.
  private func carriesOn(_ previous: Int, _ index: Int) -> Bool {
    let (before, after) = (traits[previous], traits[index])
    if before.has(.endsSentence) || before.has(.endsColon) || after.has(.startsBullet) { return false }
    if lines[previous].length * 10 < width * 6 { return false }
    return before.has(.endsHyphen) || after.has(.startsLower) || after.has(.startsClosing)
  }

  private func addLine(_ index: Int, to builder: inout BlockBuilder, after previous: Int) {
    var joint = BlockBuilder.Joint.blank
    if builder.isOpen, previous >= 0, previous < index {
      let (before, after) = (traits[previous], traits[index])
      if before.has(.endsHyphen) {
        joint = survey.hyphens.isBreak(before: lines[index]) ? .hyphenated : .glued
      } else if after.has(.startsClosing) || before.has(.endsOpening) {
        joint = .glued
      }
    }
    builder.add(lines[index], joint: joint, cuts: survey.numbers.cuts(in: lines[index]))
  }

  private func add(_ range: Range<Int>, to builder: inout BlockBuilder) {
    for index in range { addLine(index, to: &builder, after: index == range.lowerBound ? -1 : index - 1) }
  }

  /// Whether a paragraph ends with the line `previous`, the next one being `index`.
  private func endsParagraph(_ previous: Int, before index: Int) -> Bool {
    let (before, after) = (traits[previous], traits[index])
    if after.has(.startsBullet) { return true }
    if after.has(.startsLower) || after.has(.startsClosing) || before.has(.endsOpening) { return false }
    if isUnwrapped { return before.has(.endsSentence) && lines[previous].length > 0 }
    if lines[index].indent >= lines[previous].indent + 2, lines[index].indent <= 12, before.has(.endsSentence) {
      return true
    }
    return before.has(.endsSentence) && lines[previous].length * 100 < width * 85
  }

  /// A heading at the beginning of a chunk, or between paragraphs that are lines.
  private func isHeadingLine(_ index: Int, in range: Range<Int>) -> Bool {
    let isLast = index + 1 == range.upperBound
    let isAfterParagraph = index > range.lowerBound && traits[index - 1].has(.endsSentence)
    guard index + 1 < lines.count, !isLast || isUnwrapped && isAfterParagraph else { return false }
    let (own, next) = (traits[index], traits[index + 1])
    guard lines[index].length <= 80, own.words >= 1, !own.has(.endsSentence), !own.has(.endsComma),
      !own.has(.endsColon), !own.has(.endsHyphen), !own.has(.endsOpening), !own.has(.endsSmallWord),
      own.has(.startsUpper) || own.has(.startsQuote) || own.has(.startsDigit),
      next.has(.startsUpper) || next.has(.startsQuote) || next.has(.startsDigit)
    else { return false }
    if isUnwrapped {
      return lines[index].length <= 60 && !isGloss(index + 1, in: range) && !isGloss(index + 2, in: range)
    }
    if lines[index].length * 100 > width * 92 { return false }
    return own.capitalised * 10 >= own.words * 6 || lines[index].length * 2 <= width
  }

  /// The beginning of another article, which a dump has put after the link to it, in mid-sentence.
  private func isGloss(_ index: Int, in range: Range<Int>) -> Bool {
    guard isUnwrapped, index > range.lowerBound, index < range.upperBound, traits[index].has(.endsEllipsis)
    else { return false }
    let link = traits[index - 1]
    return lines[index].length >= 80 && lines[index].length <= 320 && !link.has(.endsSentence)
      && lines[index - 1].length <= 80
  }

  /// Where a quotation is from, on a line of its own.
  private func isAttribution(_ index: Int) -> Bool {
    traits[index].has(.startsDash) && traits[index].has(.hasWord) && lines[index].length <= max(60, min(100, width))
  }

  /// A quotation after a colon, on lines of its own.
  private func beginsQuotation(_ index: Int, after previous: Int) -> Bool {
    !isUnwrapped && traits[previous].has(.endsColon) && traits[index].has(.startsQuote)
      && lines[previous].length * 100 < width * 85
  }
}
