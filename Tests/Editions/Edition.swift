/// Another edition of a text: code points that know where in the first one they were.
package struct Edition {
  package var scalars: [Unicode.Scalar] = []
  /// The code point of the first edition; -1 for what is not from it.
  package var origins: [Int] = []

  package init() {}

  package init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    origins = Array(scalars.indices)
  }

  package var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  package mutating func append(_ scalar: Unicode.Scalar, _ origin: Int = -1) {
    scalars.append(scalar)
    origins.append(origin)
  }

  package mutating func append(_ text: String) { for scalar in text.unicodeScalars { append(scalar) } }

  package mutating func append(_ other: Edition, _ range: Range<Int>) {
    scalars.append(contentsOf: other.scalars[range])
    origins.append(contentsOf: other.origins[range])
  }

  /// The words of a range, on one line.
  package func text(in range: Range<Int>) -> String {
    let words = String(String.UnicodeScalarView(scalars[range.clamped(to: 0..<scalars.count)]))
    return words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether a range of this edition is the place of `wanted`, the shown code points of the first edition: it
  /// holds most of them.
  package func holds(_ found: Range<Int>, wanted: [Int]) -> Bool {
    let shown = found.clamped(to: 0..<origins.count).filter { !scalars[$0].properties.isWhitespace }
    let wanted = Set(wanted)
    let hits = Set(shown.map { origins[$0] }).intersection(wanted).count
    return hits * 2 > wanted.count
  }
}

extension Edition {
  /// Whether something else, as an advert or the beginning of another article, stands between some code points of the
  /// first edition.
  package func interrupts(_ wanted: [Int]) -> Bool {
    guard let first = wanted.first, let last = wanted.last, let start = origins.firstIndex(of: first),
      let end = origins.lastIndex(of: last), start < end
    else { return true }
    let own = Set(wanted)
    return (start...end).split { own.contains(origins[$0]) }.contains { between in
      between.count { !scalars[$0].properties.isWhitespace } > 8
    }
  }

  /// Each word with the white space after it, as ranges.
  private var words: [(word: Range<Int>, gap: Range<Int>)] {
    var words: [(Range<Int>, Range<Int>)] = []
    var index = 0
    while index < scalars.count {
      let start = index
      while index < scalars.count, !scalars[index].properties.isWhitespace { index += 1 }
      let end = index
      while index < scalars.count, scalars[index].properties.isWhitespace { index += 1 }
      words.append((start..<end, end..<index))
    }
    return words
  }

  private func isBlankLine(_ gap: Range<Int>) -> Bool { gap.count(where: { scalars[$0] == "\n" }) > 1 }

  /// Wrapped anew at a number of columns; with `hyphens`, words are broken at the line's end.
  package func wrapped(_ columns: Int, hyphens: Bool = false) -> Edition {
    var edition = Edition()
    var column = 0
    for (word, gap) in words {
      if column > 0, column + 1 + word.count > columns {
        let room = columns - column - 2
        let middle = word.lowerBound + max(0, room)
        let breakable =
          hyphens && room >= 2 && word.count - room >= 3
          && scalars[word].allSatisfy { $0.properties.isAlphabetic }
        if breakable {
          edition.append(" ")
          edition.append(self, word.lowerBound..<middle)
          edition.append("-\n")
          edition.append(self, middle..<word.upperBound)
          column = word.upperBound - middle
        } else {
          edition.append("\n")
          edition.append(self, word)
          column = word.count
        }
      } else {
        if column > 0 { edition.append(" ") }
        edition.append(self, word)
        column += word.count + (column > 0 ? 1 : 0)
      }
      if isBlankLine(gap) {
        edition.append("\n\n")
        column = 0
      }
    }
    return edition
  }

  /// With every code point replaced by what `change` makes of it.
  package func mapped(_ change: (Unicode.Scalar) -> String) -> Edition {
    var edition = Edition()
    for (scalar, origin) in zip(scalars, origins) {
      for other in change(scalar).unicodeScalars { edition.append(other, origin) }
    }
    return edition
  }

  /// With straight quotation marks and plain hyphens.
  package var straight: Edition {
    mapped { scalar in
      switch scalar {
      case "‘", "’": "'"
      case "“", "”": "\""
      case "—", "–": "-"
      case "…": "..."
      default: String(scalar)
      }
    }
  }

  /// With lines that end in CR LF.
  package var windowsLines: Edition { mapped { $0 == "\n" ? "\r\n" : String($0) } }

  /// With something to buy between the paragraphs.
  package func withAdverts(_ dice: inout Dice) -> Edition {
    var edition = Edition()
    for (word, gap) in words {
      edition.append(self, word)
      edition.append(self, gap)
      if isBlankLine(gap) || gap.contains(where: { scalars[$0] == "\n" }) && dice.happens(0.02) {
        edition.append(
          "\n\nBuy \(dice.roll(90) + 10) fresh bicycles at half the price, only this week in our shop!\n\n")
      }
    }
    return edition
  }

  /// With this share of the characters misread.
  package func misread(_ chance: Double, _ dice: inout Dice, forgetting: Bool = false) -> Edition {
    let letters = Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars)
    var edition = Edition()
    for (scalar, origin) in zip(scalars, origins) {
      let origin = forgetting ? -1 : origin
      if !scalar.properties.isWhitespace, dice.happens(chance) {
        switch dice.roll(10) {
        case 0: break
        case 1:
          edition.append(scalar, origin)
          edition.append(letters[dice.roll(26)], origin)
        default: edition.append(letters[dice.roll(26)], origin)
        }
      } else {
        edition.append(scalar, origin)
      }
    }
    return edition
  }

  /// With this share of the words left out.
  package func dropping(_ chance: Double, _ dice: inout Dice) -> Edition {
    var edition = Edition()
    for (word, gap) in words where !dice.happens(chance) {
      edition.append(self, word)
      edition.append(self, gap)
    }
    return edition
  }

  /// With passages of 20 to 120 words cut out, about this share of the whole.
  package func cut(_ share: Double, _ dice: inout Dice) -> Edition {
    var edition = Edition()
    var left = 0
    for (word, gap) in words {
      if left == 0, dice.happens(share / 70) { left = 20 + dice.roll(100) }
      if left > 0 {
        left -= 1
        continue
      }
      edition.append(self, word)
      edition.append(self, gap)
    }
    return edition
  }

  /// With this share of the words in the place of the next one.
  package func swapping(_ chance: Double, _ dice: inout Dice) -> Edition {
    var edition = Edition()
    let words = self.words
    var index = 0
    while index < words.count {
      let swaps = index + 1 < words.count && dice.happens(chance)
      for word in swaps ? [words[index + 1], words[index]] : [words[index]] {
        edition.append(self, word.word)
        edition.append(self, word.gap)
      }
      index += swaps ? 2 : 1
    }
    return edition
  }

  /// Followed by a garbled copy of the whole.
  package func withGarbledCopy(_ chance: Double, _ dice: inout Dice) -> Edition {
    var edition = self
    edition.append("\n\n")
    let copy = misread(chance, &dice, forgetting: true)
    edition.append(copy, 0..<copy.scalars.count)
    return edition
  }
}
