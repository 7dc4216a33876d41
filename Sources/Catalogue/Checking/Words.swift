/// The words of a text: runs of letters, digits and marks, with the hyphens and apostrophes inside them.
func words(of text: some StringProtocol) -> [String] {
  var result: [String] = []
  var word = String.UnicodeScalarView()
  var pending: Unicode.Scalar?
  for scalar in text.unicodeScalars {
    if isWordScalar(scalar) {
      if let mark = pending { word.append(mark) }
      pending = nil
      word.append(scalar)
    } else if !word.isEmpty, pending == nil, "-‐‑'’".unicodeScalars.contains(scalar) {
      pending = scalar == "’" ? "'" : scalar == "-" || scalar == "'" ? scalar : "-"
    } else {
      pending = nil
      if !word.isEmpty { result.append(String(word)) }
      word = String.UnicodeScalarView()
    }
  }
  if !word.isEmpty { result.append(String(word)) }
  return result
}

/// The words of a text without the ending of the possessive, as names are compared.
func nameWords(of text: some StringProtocol) -> [String] {
  words(of: text).map { $0.hasSuffix("'s") ? String($0.dropLast(2)) : $0 }
}

private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII {
    let lower = scalar.value | 0x20
    return (0x61...0x7A).contains(lower) || (0x30...0x39).contains(scalar.value)
  }
  let properties = scalar.properties
  return properties.isAlphabetic || properties.numericType != nil
    || properties.generalCategory == .nonspacingMark
}

/// True for a fragment that begins as a sentence does and ends as one does.
func looksLikeSentence(_ text: String) -> Bool {
  let opening = text.drop { "“‘\"'«„(".contains($0) || $0 == " " }
  let closing = text.reversed().drop { "”’\"'»“)".contains($0) || $0 == " " }
  guard let first = opening.first, let last = closing.first else { return false }
  return (first.isUppercase || first.isNumber) && ".!?…".contains(last)
}

/// The year or the day and month that a title holds, `nil` where there is none.
func dateWritten(in title: String) -> String? {
  let months: Set = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]
  let words = words(of: title)
  for (index, word) in words.enumerated() {
    if let number = Int(word), word.utf8.count == 4, (1000...2100).contains(number) { return word }
    guard months.contains(word.lowercased()) else { continue }
    if index > 0, isDayOfMonth(words[index - 1]) { return words[index - 1] + " " + word }
    if index + 1 < words.count, isDayOfMonth(words[index + 1]) { return word + " " + words[index + 1] }
  }
  return nil
}

private func isDayOfMonth(_ word: String) -> Bool {
  guard let number = Int(word) else { return false }
  return (1...31).contains(number)
}

extension [String] {
  /// True where the words of the other stand here in a row, letter for letter.
  func containsRun(_ run: [String]) -> Bool {
    guard let first = run.first, run.count <= count else { return false }
    for start in 0...(count - run.count) where self[start] == first {
      if self[start..<(start + run.count)].elementsEqual(run) { return true }
    }
    return false
  }
}
