import GRDB

extension EraArchive {
  /// What a whole query may have been meant to be, where a word in it is met by nearly nothing; nil where nothing is
  /// near.
  public func suggestion(for text: String) -> String? { suggestion(for: text, isTyping: false, until: Stop()) }

  /// What a query may have been meant to be, where a word in it is met by nearly nothing: the same text with a word of
  /// the archive in its place that is a slip or two away; nil where there is none.
  /// - Complexity: linear in the number of different words, for each word that is not known.
  func suggestion(for text: String, isTyping: Bool, until stop: Stop) -> String? {
    var meant = Array(text.unicodeScalars)
    var isChanged = false
    let typed = EraArchive.typedWords(in: meant)
    // Every word is compared with all that there are.
    guard typed.count <= EraArchive.mostWords else { return nil }
    // From the last on, so that the places of those before stay right.
    for (index, word) in typed.enumerated().reversed() {
      let isPrefix = isTyping && index == typed.count - 1 && word.range.upperBound == meant.count
      guard let other = nearest(to: word.plain, isPrefix: isPrefix, until: stop) else { continue }
      meant.replaceSubrange(word.range, with: other.unicodeScalars)
      isChanged = true
    }
    if stop.isDue || !isChanged { return nil }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: meant)
    return String(view)
  }

  /// Slips are looked for in no more words than one types by oneself.
  private static let mostWords = 16

  private struct TypedWord {
    var range: Range<Int>
    var plain: [UInt8]
  }

  /// The words of a query that are looked for as words; not those of properties, nor what must not be.
  private static func typedWords(in scalars: [Unicode.Scalar]) -> [TypedWord] {
    var words: [TypedWord] = []
    for part in scalars.split(whereSeparator: { $0.properties.isWhitespace }) {
      if part.first == "-" || part.contains(":") || part.elementsEqual("OR".unicodeScalars) { continue }
      var scanner = WordScanner()
      var text = String(String.UnicodeScalarView(part))
      text.withUTF8 { bytes in
        while scanner.next(in: bytes) {
          let range = scanner.scalars.lowerBound + part.startIndex..<scanner.scalars.upperBound + part.startIndex
          words.append(TypedWord(range: range, plain: scanner.plain))
        }
      }
    }
    return words
  }

  /// Whether there are letters alone, as in what one means to type; a key has a sign at its end.
  private static func isWord(_ plain: [UInt8]) -> Bool { plain.allSatisfy { $0 >= 0x61 && $0 <= 0x7A } }

  /// So many hits show that a word was meant.
  private static let fewHits = 3

  /// The most frequent of the words nearest to what was typed; nil where that is known itself, or nothing is near.
  private func nearest(to plain: [UInt8], isPrefix: Bool, until stop: Stop) -> String? {
    let typed = String(decoding: plain, as: UTF8.self)
    guard plain.count >= Vocabulary.shortest, EraArchive.isWord(plain),
      hitCount(of: typed, isPrefix: isPrefix, atMost: EraArchive.fewHits, until: stop) < EraArchive.fewHits
    else { return nil }
    var slips = SlipDistance(typed: plain, limit: plain.count >= 6 ? 2 : 1, isPrefix: isPrefix)
    var best: (word: String, distance: Int, count: Int)?
    let isRead: Void? = read(until: stop) { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT word, count FROM word WHERE count > ?", arguments: [EraArchive.fewHits])
      while let row = try rows.next() {
        let word: String = row[0]
        let count: Int = row[1]
        let letters = Array(word.utf8)
        guard word != typed, EraArchive.isWord(letters), let distance = slips.distance(to: letters) else { continue }
        if let best, (best.distance, -best.count) <= (distance, -count) { continue }
        best = (word, distance, count)
      }
    }
    guard isRead != nil, let best, best.distance > 0 else { return nil }
    return spelling(of: best.word)
  }

  /// How many events and passages a word is met by, counted only so far.
  private func hitCount(of word: String, isPrefix: Bool, atMost count: Int, until stop: Stop) -> Int {
    let query = SearchQuery(groups: [[.init(subject: .words([word], isPrefix: isPrefix), isNegated: false)]])
    let events =
      events(
        eventPlan(query, withBackground: true), from: 0, forward: true, atMost: count, until: stop)?.count ?? 0
    return events + (events < count ? passages(meeting: query, atMost: count, until: stop)?.count ?? 0 : 0)
  }

  /// A word as it is written, by its plain form: as the first event or passage that has it writes it.
  private func spelling(of plain: String) -> String {
    let query = SearchQuery(groups: [[.init(subject: .words([plain], isPrefix: false), isNegated: false)]])
    var texts: [String] = []
    let stop = Stop()
    for position in events(eventPlan(query, withBackground: true), from: 0, forward: true, atMost: 8, until: stop) ?? []
    {
      guard let detail = detail(position: Int(position)) else { continue }
      texts += [detail.row.title, detail.summary, detail.note ?? ""] + detail.accounts.map(\.says)
    }
    for hit in passages(meeting: query, atMost: 4, until: stop) ?? [] {
      texts += blocks(hit.paragraph...hit.paragraph, ofSource: hit.source).map(\.text)
    }
    for text in texts {
      if let word = EraArchive.word(ofPlainForm: Array(plain.utf8), in: text) { return word }
    }
    return plain
  }

  private static func word(ofPlainForm plain: [UInt8], in text: String) -> String? {
    var scanner = WordScanner()
    var text = text
    return text.withUTF8 { bytes in
      while scanner.next(in: bytes) {
        guard scanner.plain == plain else { continue }
        let word = String(decoding: bytes[scanner.bytes], as: UTF8.self).lowercased()
        // A possessive is no part of what one means to type.
        return word.split { $0 == "'" || $0 == "\u{2019}" }.first.map(String.init)
      }
      return nil
    }
  }
}
