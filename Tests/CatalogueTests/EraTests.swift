import Foundation
import Testing

@testable import Catalogue

@Suite("The catalogue of the era")
struct EraTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  /// The catalogue is read once for all of these tests.
  private static let reading = CatalogueReader(folder: root + "/data").read()

  private let contents: CatalogueContents
  private let origins: Origins

  init() throws {
    contents = try #require(Self.reading.contents)
    origins = Self.reading.origins
  }

  /// The ids that were published at some time, each with the id of the event that now holds its accounts.
  private func published() throws -> [(former: String, present: String)] {
    let path = Self.root + "/Tests/CatalogueTests/Fixtures/former-ids.tsv"
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
      let parts = line.split(separator: "\t").map(String.init)
      try #require(parts.count == 2)
      return (parts[0], parts[1])
    }
  }

  @Test func everyIdOncePublishedLeadsToTheEventThatHoldsItsAccounts() throws {
    let ids = Set(contents.events.map(\.id))
    let published = try published()
    #expect(published.count == 660)
    for (former, present) in published {
      #expect(ids.contains(present), "\(former) → \(present)")
      if former != present {
        #expect(contents.formerIDs[former] == present, "\(former)")
      }
    }
  }

  @Test func nothingIsWrongAndNothingIsBadStyle() {
    #expect(Self.reading.problems == [])
    #expect(ContentChecks.problems(in: contents, origins: origins, withStyle: true) == [])
  }

  @Test func landmarksAreFewAndKnownByTheirOwnNames() {
    let landmarks = contents.events.filter { $0.importance == .landmark }
    #expect((35...55).contains(landmarks.count))
    for event in landmarks {
      #expect(event.kind == .event && !event.isBackground, "\(event.id)")
      #expect(event.names.contains { $0.language == "ru" }, "\(event.id)")
    }
  }

  @Test func everyRepublicHasEventsInEveryYearOfItsOwnMovements() {
    let republics = Dictionary(contents.places.compactMap { place in place.republic.map { (place.id, $0) } }) {
      first, _ in first
    }
    for republic in contents.republics {
      let years = Set(
        contents.events.filter { event in event.places.contains { republics[$0] == republic } }
          .compactMap { $0.date.earliest.day?.year })
      #expect(years.isSuperset(of: [1990, 1991]), "\(republic): \(years.sorted())")
    }
  }

  @Test func aWholeIsNoPartOfItsParts() {
    let events = Dictionary(contents.events.map { ($0.id, $0) }) { first, _ in first }
    for event in contents.events {
      guard let whole = event.partOf.flatMap({ events[$0] }) else { continue }
      #expect(event.date.isWithin(whole.date) != .impossible, "\(event.id) in \(whole.id)")
      #expect(whole.partOf != event.id, "\(event.id)")
    }
  }

  @Test func theCoupIsToldByTheHour() {
    let hours = contents.events.filter { $0.partOf == "august-coup" && $0.date.orderTime > 0 }
    #expect(hours.count >= 12)
    #expect(contents.events.filter { $0.partOf == "august-coup" }.count >= 25)
  }
}
