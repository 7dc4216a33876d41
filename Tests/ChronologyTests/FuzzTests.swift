import Foundation
import Testing

@testable import Chronology

/// Random and mutated texts: nothing crashes, and what is accepted is consistent.
///
/// `EDTF_FUZZ` sets the number of texts; without it there are 100 000.
@Suite struct FuzzTests {
  private static let count = ProcessInfo.processInfo.environment["EDTF_FUZZ"].flatMap { Int($0) } ?? 100_000

  private static let seeds: [[UInt8]] = {
    let valid = furtherValid.split { $0.isWhitespace } + rows(of: conformanceTable).map { $0[0] }
    let prose: [Substring] = [
      "28 June – 1 July 1989", "c. 1989", "the 1980s", "between 1985 and 1987", "winter 1985/86", "9.11.1989",
      "1989-W27-3", "1989-182", "44 BC", "20th century", "first quarter of 1989", "y17101e4p3",
      "(2004-(06)~)?",
      "1989-07-01 24:00:00", "1989-07-01T12:00:00.5+0430", "2001-21^southernHemisphere", "since 1 July 1989",
    ]
    return (valid + furtherInvalid.split { $0.isWhitespace } + prose + prose + prose).map { Array($0.utf8) }
  }()

  private static let alphabet = Array("0123456789019XXYES-/.,?~%[]{}T:Z+ ux()".utf8)

  @Test func noTextCrashes() throws {
    var random = SeededGenerator(seed: 2019)
    var accepted = 0
    for index in 0..<Self.count {
      let bytes = index % 4 == 0 ? Self.randomBytes(&random) : Self.mutated(&random)
      let date = bytes.withUnsafeBufferPointer { EDTF(utf8: $0) }
      if let date {
        accepted += 1
        let canonical = date.canonical
        let again = canonical.utf8.withContiguousStorageIfAvailable { EDTF(utf8: $0) } ?? nil
        if again != date { Issue.record("\(canonical) is read as another date") }
        if date.orderStart > date.orderEnd || date.words.isEmpty { Issue.record("\(canonical)") }
      } else if index.isMultiple(of: 16) {
        let text = String(decoding: bytes, as: UTF8.self)
        let report = DateReport(text)
        if !Self.isHarmless(report.text) || !Self.isHarmless(report.json) {
          Issue.record("\(text.debugDescription)")
        }
        if case .failure(let error) = report.result, let remedy = error.remedyEDTF {
          if (try? EDTF(remedy)) == nil { Issue.record("\(remedy) for \(text.debugDescription)") }
        }
      }
    }
    #expect(accepted > Self.count / 50)
  }

  private static func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.isPrinted || $0 == "\n" }
  }

  private static func randomBytes(_ random: inout SeededGenerator) -> [UInt8] {
    let length = Int.random(in: 0...24, using: &random)
    let isWild = Bool.random(using: &random)
    return (0..<length).map { _ in
      isWild
        ? UInt8.random(in: 0...255, using: &random)
        : alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
    }
  }

  private static func mutated(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes = seeds[Int.random(in: 0..<seeds.count, using: &random)]
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      let place = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0...3, using: &random) {
      case 0: bytes.insert(byte, at: place)
      case 1 where place < bytes.count: bytes.remove(at: place)
      case 2:
        let other = seeds[Int.random(in: 0..<seeds.count, using: &random)]
        bytes = Array(bytes.prefix(place)) + other.suffix(Int.random(in: 0...other.count, using: &random))
      default: if place < bytes.count { bytes[place] = byte }
      }
    }
    return bytes
  }
}
