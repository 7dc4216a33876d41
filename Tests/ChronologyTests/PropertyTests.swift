import Testing

@testable import Chronology

@Suite struct PropertyTests {
  private static let sample: [EDTF] = {
    var generator = DateGenerator(seed: 1985)
    var dates: [EDTF] = []
    while dates.count < 4_000 {
      if let date = try? EDTF(generator.text()) { dates.append(date) }
    }
    return dates
  }()

  @Test func theCanonicalTextIsReadAsTheSameDate() throws {
    for date in Self.sample {
      let again = try EDTF(date.canonical)
      #expect(again == date && again.canonical == date.canonical && again.hashValue == date.hashValue)
      #expect(again.level == date.level && again.earliest == date.earliest && again.latest == date.latest)
    }
  }

  @Test func theEarliestDayIsNotAfterTheLatest() {
    for date in Self.sample {
      guard let earliest = date.earliest.day, let latest = date.latest.day else { continue }
      #expect(earliest <= latest, "\(date)")
    }
  }

  @Test func everyDateHasWordsAndQualities() {
    for date in Self.sample {
      #expect(!date.words.isEmpty && !date.words.contains("  "), "\(date)")
      #expect((0...2).contains(date.level))
      #expect(date.orderStart <= date.orderEnd, "\(date)")
    }
  }

  @Test func qualifiersMoveNoBoundAndChangeNoAnswer() throws {
    let others = Array(Self.sample.prefix(5))
    for date in Self.sample {
      let plain = try EDTF(date.canonical.filter { !"?~%".contains($0) })
      #expect(plain.earliest == date.earliest && plain.latest == date.latest, "\(date)")
      #expect(plain.orderStart == date.orderStart && plain.orderEnd == date.orderEnd, "\(date)")
      for other in others {
        #expect(
          plain.isBefore(other) == date.isBefore(other) && plain.isWithin(other) == date.isWithin(other))
        #expect(
          other.overlaps(plain) == other.overlaps(date) && plain.excludes(other) == date.excludes(other))
      }
    }
  }

  @Test func theOrderIsTotal() {
    let sorted = Self.sample.sorted()
    for (left, right) in zip(sorted, sorted.dropFirst()) {
      #expect(left < right || left == right)
      #expect(!(right < left))
    }
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<10_000 {
      let first = Int.random(in: 0..<sorted.count, using: &generator)
      let second = Int.random(in: 0..<sorted.count, using: &generator)
      let (left, right) = (sorted[min(first, second)], sorted[max(first, second)])
      #expect(left == right || left < right)
      #expect([left < right, left == right, right < left].filter { $0 }.count == 1)
    }
  }

  @Test func theOrderAgreesWithTheAnswers() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<20_000 {
      guard let left = Self.sample.randomElement(using: &generator),
        let right = Self.sample.randomElement(using: &generator)
      else { continue }
      let before = left.isBefore(right)
      let after = left.isAfter(right)
      let note = "\(left) \(right)"
      if before == .definite { #expect(left < right && after == .impossible, "\(note)") }
      if after == .definite { #expect(right < left && before == .impossible, "\(note)") }
      #expect(left.excludes(right) == right.excludes(left), "\(note)")
      if left.overlaps(right) == .definite { #expect(left.canEqual(right) || left.isInterval, "\(note)") }
      if left.isWithin(right) == .definite { #expect(left.overlaps(right) != .impossible, "\(note)") }
      if before == .definite { #expect(left.excludes(right), "\(note)") }
    }
  }

  @Test func everyDateCanEqualItself() {
    for date in Self.sample { #expect(date.canEqual(date) && !(date < date), "\(date)") }
  }

  @Test func boundsOfMasksAreThoseOfAllCompletions() throws {
    var generator = DateGenerator(seed: 3)
    var compared = 0
    while compared < 120 {
      let text = generator.date()
      let masks = text.filter { $0 == "X" }.count
      guard (1...(compared < 20 ? 3 : 2)).contains(masks), !text.contains("Y"), !text.contains("S") else {
        continue
      }
      var completions = [text.filter { !"?~%".contains($0) }]
      for _ in 0..<masks {
        completions = completions.flatMap { partial in
          (0...9).map { partial.replacing("X", with: String($0), maxReplacements: 1) }
        }
      }
      let complete = completions.compactMap { try? EDTF($0) }
      let calendar = complete.filter { $0.dates[0].season == nil || !hasMaskedMonth(text) }
      let date = try? EDTF(text)
      #expect((date == nil) == calendar.isEmpty, "\(text)")
      guard let date else { continue }
      #expect(date.earliest.day == calendar.compactMap(\.earliest.day).min(), "\(text)")
      #expect(date.latest.day == calendar.compactMap(\.latest.day).max(), "\(text)")
      compared += 1
    }
  }

  private func hasMaskedMonth(_ text: String) -> Bool {
    let parts = text.filter { !"?~%".contains($0) }.split(separator: "-")
    return parts.count > 1 && parts[1].contains("X")
  }
}
