extension LineStretch {
  func addBody(_ range: Range<Int>, of chunk: Int, in chunks: [Chunk], to builder: inout BlockBuilder) {
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
      } else if isApparatus(index) {
        builder.begin(.furniture)
      } else if builder.openKind == .furniture {
        if lines[index].length >= 200, traits[index].has(.endsSentence) { builder.begin(.paragraph) }
      } else if builder.openKind == .heading || endsParagraph(previous, before: index) {
        let goesOn = builder.openKind == .quotation && traits[index].has(.startsQuote)
        builder.begin(
          isHeadingLine(index, in: range) ? .heading : isAttribution(index) || goesOn ? .quotation : .paragraph)
      } else if beginsQuotation(index, after: previous, in: range)
        || isAttribution(index) && index + 1 == range.upperBound && endsQuotation(previous)
      {
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
  func continuesAfter(_ index: Int, in chunks: [Chunk]) -> Bool {
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
    let cuts = survey.numbers.cuts(in: lines[index]) + TemplateResidue.cuts(in: lines[index], of: raw)
    builder.add(lines[index], joint: joint, cuts: cuts.sorted { $0.range.lowerBound < $1.range.lowerBound })
  }

  func add(_ range: Range<Int>, to builder: inout BlockBuilder) {
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
    return before.has(.endsSentence) && lastLength(previous) * 100 < width * 85
  }

  /// The length of a line, without the whole lines that a copy has joined to it: where words were broken it put their
  /// ends, and what followed, on the line before.
  private func lastLength(_ index: Int) -> Int {
    var length = lines[index].length
    while width > 20, length * 100 > width * 120 { length -= width }
    return length
  }

  /// A heading at the beginning of a chunk, or between paragraphs that are lines.
  private func isHeadingLine(_ index: Int, in range: Range<Int>) -> Bool {
    let isLast = index + 1 == range.upperBound
    let isAfterParagraph = index > range.lowerBound && traits[index - 1].has(.endsSentence)
    guard index + 1 < lines.count, !isLast || isUnwrapped && isAfterParagraph else { return false }
    let (own, next) = (traits[index], traits[index + 1])
    guard lines[index].length <= 80, own.words >= 1, !own.has(.endsSentence) || isTitleQuestion(index),
      !own.has(.endsComma),
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

  /// Whether a line is a question whose words nearly all begin with capitals.
  func isTitleQuestion(_ index: Int) -> Bool {
    let own = traits[index]
    return raw.utf8[Int(lines[index].endByte) - 1] == 0x3F && own.words >= 3 && own.capitalised * 10 >= own.words * 7
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
  func isAttribution(_ index: Int) -> Bool {
    traits[index].has(.startsDash) && traits[index].has(.hasWord) && lines[index].length <= max(60, min(100, width))
  }

  /// What an encyclopedia has under an article, in a text without blank lines.
  private func isApparatus(_ index: Int) -> Bool {
    isUnwrapped && lines[index].length <= 20 && WebFurniture.isApparatus(raw.utf8[lines[index].bytes])
  }

  private func endsQuotation(_ index: Int) -> Bool {
    traits[index].has(.endsQuote) && traits[index].has(.endsSentence)
  }

  /// A quotation after a colon, on lines of its own: after a line that is not full, or to the end of the lines that
  /// stand together.
  private func beginsQuotation(_ index: Int, after previous: Int, in range: Range<Int>) -> Bool {
    guard traits[previous].has(.endsColon) else { return false }
    if isUnwrapped {
      let (own, before) = (traits[index], traits[previous])
      return lines[index].length >= 200 && before.has(.hasWord)
        && (own.has(.startsUpper) || own.has(.startsQuote)) && own.has(.endsSentence)
    }
    guard traits[index].has(.startsQuote) else { return false }
    return lines[previous].length * 100 < width * 85 || isQuoted(index..<range.upperBound)
  }

  /// Whether what a quotation mark opens at the beginning of some lines ends with them, or not at all.
  private func isQuoted(_ range: Range<Int>) -> Bool {
    var last = range.upperBound - 1
    if last > range.lowerBound, isAttribution(last) { last -= 1 }
    let bytes = raw.utf8[Int(lines[range.lowerBound].firstByte)..<Int(lines[last].endByte)]
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    var (depth, index) = (0, 0)
    while index < scalars.count {
      let scalar = scalars[index]
      let isDouble = index + 1 < scalars.count && scalars[index + 1] == scalar
      switch scalar {
      case "“": depth += 1
      case "”": depth -= 1
      case "‘" where isDouble: (depth, index) = (depth + 1, index + 1)
      case "’" where isDouble: (depth, index) = (depth - 1, index + 1)
      case "\"": depth = index == 0 ? 1 : 1 - depth
      default: break
      }
      index += 1
      if depth == 0 { return index + 3 >= scalars.count }
    }
    return true
  }
}
