/// Some lines of a file that nothing is known of, which are looked at together.
struct LineStretch {
  let lines: [TextLine]
  let traits: [LineTraits]
  let raw: RawText
  let survey: Survey
  /// Whether the file ends with them.
  private let isLast: Bool
  var width: Int { survey.width }
  var isUnwrapped: Bool { survey.isUnwrapped }

  /// No more pieces of furniture than this stand within a sentence.
  static let mostInterruptions = 8
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

  struct Chunk {
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
    nameAppeals(&chunks)
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
    if chunk.lines.count <= LineStretch.mostButtons {
      let buttons = chunk.lines.count { WebFurniture.matches(raw.utf8[lines[$0].bytes], isSentence: isSentence) }
      if chunk.lines.count <= 2 ? buttons == chunk.lines.count : buttons * 3 >= chunk.lines.count * 2 {
        return .whole(.furniture)
      }
    }
    if isNote(line) || chunk.lines.count == 1 && (isDateline(line) || isByline(chunk.lines.lowerBound)) {
      return .whole(.note)
    }
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

  /// Whether a line near the beginning says where and when a text appeared: “From the Gazette, 18 November 2009”.
  private func isDateline(_ line: TextLine) -> Bool {
    guard line.number <= LineStretch.lastDateline, line.length <= 90 else { return false }
    let text = String(decoding: raw.utf8[line.bytes], as: UTF8.self).lowercased()
    let words = text.split { !$0.isLetter && !$0.isNumber }
    guard words.count >= 2, let year = Int(words[words.count - 1]), (1500...2200).contains(year) else { return false }
    return LineStretch.months.contains(words[words.count - 2])
      && ["from", "published", "posted", "first", "written", "updated", "last"].contains(words[0])
  }

  /// Whether a line near the beginning names who wrote the text: “By Anna Petrova”, or a name with the number of a note.
  private func isByline(_ index: Int) -> Bool {
    let (line, own) = (lines[index], traits[index])
    guard line.number <= LineStretch.lastDateline, line.length <= 60, (2...6).contains(own.words) else { return false }
    let bytes = Array(raw.utf8[line.bytes])
    let isDigit = bytes.map { $0 >= 0x30 && $0 <= 0x39 }
    if bytes.map({ $0 | 0x20 }).starts(with: Array("by ".utf8)) {
      return own.capitalised + 1 >= own.words && !isDigit.contains(true)
    }
    return own.capitalised == own.words && isDigit.last == true && isDigit.count { $0 } == 1
      && isSmall(UInt32(bytes[bytes.count - 2]))
  }

  /// Further down a text does not say where it appeared, or who wrote it.
  private static let lastDateline = 40
  private static let months: Set<Substring> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

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
    let isQuestion = chunk.lines.count == 1 && isTitleQuestion(chunk.lines.lowerBound)
    return length <= 100 && (!last.has(.endsSentence) || isQuestion) && !last.has(.endsComma)
      && !last.has(.endsHyphen) && !traits[chunk.lines.lowerBound].has(.startsLower)
  }

  private func length(_ chunk: Chunk) -> Int { chunk.lines.reduce(0) { $0 + lines[$1].length } }

  /// More lines that stand together are no buttons.
  private static let mostButtons = 8
  /// More pieces than this are no appeal.
  private static let longestAppeal = 16

  /// What stands between two buttons that ask for money or readers, and asks for it itself, is an appeal, sentences
  /// and all.
  private func nameAppeals(_ chunks: inout [Chunk]) {
    func asks(_ chunk: Chunk) -> Bool {
      chunk.lines.contains { WebFurniture.asks(raw.utf8[lines[$0].bytes]) }
    }
    func isButton(_ chunk: Chunk) -> Bool {
      asks(chunk) && (chunk.role == .whole(.furniture) || length(chunk) <= 60 && !isSentence(chunk))
    }
    var first: Int?
    for index in chunks.indices where isButton(chunks[index]) {
      if let start = first, index - start > 1, index - start <= LineStretch.longestAppeal,
        chunks[(start + 1)..<index].contains(where: { $0.role == .body && asks($0) })
      {
        for place in (start + 1)..<index { chunks[place].role = .whole(.furniture) }
      }
      first = index
    }
  }

  /// Many short pieces after the last real paragraph are what a website puts under a text, but for sentences where
  /// these are more than a few.
  private func nameTail(_ chunks: inout [Chunk]) {
    guard let last = chunks.lastIndex(where: { $0.role == .body && length($0) >= 200 && !isMenu($0) }) else {
      return
    }
    let tail = (last + 1)..<chunks.count
    guard tail.count >= 8, tail.reduce(0, { $0 + length(chunks[$1]) }) < tail.count * 80 else { return }
    let sentences = tail.count { chunks[$0].role == .body && isSentence(chunks[$0]) }
    let isApparatus = tail.count >= 24 && sentences * 10 <= tail.count
    for index in tail where chunks[index].role == .body && (isApparatus || !isSentence(chunks[index])) {
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
    let last = chunks[index - 1].lines.upperBound - 1
    let before = traits[last]
    guard before.has(.endsColon) || before.has(.endsComma) else { return false }
    if own.count >= 3 {
      let longest = own.map { lines[$0].length }.max() ?? 0
      if longest * 100 <= width * 96 { return true }
    }
    // A paragraph that ends with a comma, or with “he explains:”, has another's words after it; but so end the
    // paragraphs of a law, one after another, and those that the end of a page breaks.
    guard self.length(chunks[index - 1]) >= LineStretch.shortestLead, traits[own.upperBound - 1].has(.endsSentence),
      index < 2 || !traits[chunks[index - 2].lines.upperBound - 1].has(.endsComma)
    else { return false }
    let isBroken = !isUnwrapped && lines[last].length * 100 >= width * 85
    let first = traits[own.lowerBound]
    let isBracket = raw.utf8[Int(lines[own.lowerBound].firstByte)] == 0x5B
    let begins = first.has(.startsUpper) || first.has(.startsQuote) || isBracket
    return !isBroken && begins && length >= 2 * LineStretch.shortestQuotation
      && (before.has(.endsComma) || first.has(.startsQuote) || saysSo(last))
  }

  /// With fewer code points what stands before a quotation is rather the head of a letter.
  private static let shortestLead = 100

  /// Whether a line ends with a word that announces what somebody says, and a colon.
  private func saysSo(_ index: Int) -> Bool {
    let end = raw.utf8[lines[index].bytes].suffix(24).dropLast()
    let word = end.reversed().prefix { $0 >= 0x41 && $0 <= 0x7A }.reversed()
    return LineStretch.sayings.contains(String(decoding: word, as: UTF8.self).lowercased())
  }

  private static let sayings: Set<String> = [
    "says", "said", "writes", "wrote", "states", "stated", "explains", "explained", "describes", "described",
    "declares", "declared", "notes", "noted", "adds", "added", "argues", "argued", "remarks", "remarked", "recalls",
    "recalled", "puts", "follows", "concludes", "concluded", "observes", "observed", "reports", "reported",
  ]
}
