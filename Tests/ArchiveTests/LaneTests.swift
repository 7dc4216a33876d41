import Chronology
import Foundation
import Material
import Testing

@testable import Archive

/// What the axis is drawn from, beside a walk over all events.
@Suite struct LaneTests {
  private static let compiled = Result { try TemporaryEra().archive() }
  private let archive: EraArchive

  init() throws { archive = try Self.compiled.get() }

  private struct Member {
    var position: Int
    var day: Int
    var isBackground: Bool
    var lanes: Set<LaneKey>
  }

  /// Every event with its lanes, told by other tables.
  private func members() -> [Member] {
    let rows = archive.rows(0..<archive.eventCount, of: archive.events(withBackground: true))
    return rows.map { row in
      let detail = archive.detail(position: row.position)
      let sources = Set(detail?.accounts.map(\.source) ?? [])
      let republics = Set((detail?.places ?? []).compactMap { ["Salt Bay": "Northern Coast"][$0] })
      let names = archive.lanes(by: .republic)
      var lanes: Set<LaneKey> = [LaneKey(.theme, row.theme)]
      lanes.formUnion(sources.isEmpty ? [LaneKey(.source, LaneKey.rest)] : sources.map { LaneKey(.source, $0) })
      let own = names.filter { republics.contains($0.name) }.map(\.key)
      lanes.formUnion(own.isEmpty ? [LaneKey(.republic, LaneKey.rest)] : Set(own))
      let day = (try? EDTF(row.date))?.orderStart ?? 0
      return Member(position: row.position, day: day, isBackground: row.isBackground, lanes: lanes)
    }
  }

  private var lanes: [LaneKey] {
    [LaneGrouping.theme, .source, .republic].flatMap { archive.lanes(by: $0).map(\.key) }
  }

  @Test func lanesOfEachGrouping() {
    #expect(archive.lanes(by: .theme).map(\.name) == ["Politics", "Economy", "Society"])
    #expect(archive.lanes(by: .theme).map(\.eventCount) == [6, 5, 5])
    #expect(archive.lanes(by: .source).map(\.name) == ["Chronicle", "Memoir", "Almanac"])
    #expect(archive.lanes(by: .republic).map(\.name) == ["Northern Coast", ""])
    #expect(archive.lanes(by: .republic).map(\.key.number) == [0, LaneKey.rest])
    #expect(archive.lanes(by: .none) == [])
  }

  @Test func republicsStandBeforeCountriesAbroad() throws {
    let era = try TemporaryEra()
    try era.replace(
      "  republic: Northern Coast", with: "  republic: Northern Coast\n- {id: far, name: Far, republic: Farland}",
      in: "era/places.yaml")
    try era.replace(
      "  places: [salt-bay]\n  summary: Private", with: "  places: [salt-bay, far]\n  summary: Private",
      in: "era/events/1988.yaml")
    let catalogue = try era.text(of: "era/catalogue.yaml")
    for (republics, names) in [
      ("[Northern Coast]", ["Northern Coast", "Farland", ""]), ("[Farland]", ["Farland", "Northern Coast", ""]),
    ] {
      try era.write(catalogue + "republics: \(republics)\n", to: "era/catalogue.yaml")
      #expect(try era.archive().lanes(by: .republic).map(\.name) == names)
    }
  }

  @Test(arguments: [(-17_900, 400, 70), (5478, 30, 86), (6000, 1, 300), (6900, 7, 1), (0, 1, 0)], [true, false])
  func tallies(_ cells: (first: Int, step: Int, count: Int), _ withBackground: Bool) {
    let members = members()
    for lane in lanes {
      let tally = archive.tally(
        of: lane, from: cells.first, step: cells.step, count: cells.count, withBackground: withBackground)
      let expected = (0...cells.count).map { cell in
        members.count {
          $0.lanes.contains(lane) && $0.day < cells.first + cell * cells.step && (withBackground || !$0.isBackground)
        }
      }
      #expect(tally == expected, "\(lane)")
    }
    let edges = archive.edges(from: cells.first, step: cells.step, count: cells.count)
    #expect(edges == (0...cells.count).map { cell in members.count { $0.day < cells.first + cell * cells.step } })
  }

  private static let lists: [EventList] = [.all(count: 16), .era(count: 14), .chosen([0, 3, 4, 9, 15]), .chosen([])]

  private func isListed(_ member: Member, _ list: EventList) -> Bool {
    switch list {
    case .all: true
    case .era: !member.isBackground
    case .chosen(let positions): positions.contains(Int32(member.position))
    }
  }

  @Test(arguments: lists)
  func neighboursInALane(_ list: EventList) {
    let members = members()
    let index = LaneIndex(archive: archive)
    for lane in lanes {
      let own = members.filter { $0.lanes.contains(lane) && isListed($0, list) }.map(\.position)
      for position in -1...17 {
        #expect(index.first(of: lane, from: position, in: list) == own.first { $0 >= position })
        #expect(index.last(of: lane, before: position, in: list) == own.last { $0 < position })
      }
      #expect(index.events(of: lane, in: 0..<16, of: list, limit: 3) == own.prefix(3).map { Int32($0) })
      for member in members {
        #expect(index.contains(member.position, in: lane) == member.lanes.contains(lane))
      }
    }
  }

  @Test func talliesOfAChoice() {
    let members = members()
    let index = LaneIndex(archive: archive)
    let positions: [Int32] = [0, 1, 3, 4, 6, 9, 10, 15]
    let edges = [1, 1, 4, 5, 11, 12]
    for lane in lanes {
      let own = members.filter { $0.lanes.contains(lane) && positions.contains(Int32($0.position)) }.map(\.position)
      let counts = zip(edges, edges.dropFirst()).map { first, last in own.count { (first..<last).contains($0) } }
      let tally = index.tally(of: lane, among: positions, edges: edges)
      #expect(zip(tally, tally.dropFirst()).map { $1 - $0 } == counts, "\(lane)")
      #expect(((tally.first ?? 0) > 0) == own.contains { $0 < 1 })
    }
    // What began in a month that nobody knows is counted in none: position 9 is 1989-XX.
    #expect(index.counts(of: positions, edges: [0, 9, 10, 16]) == [5, 0, 2])
  }

  @Test func spansTheLongestFirst() throws {
    func ids(_ first: String, _ last: String, _ shortest: Int, limit: Int = 99, background: Bool = false) throws
      -> [String]
    {
      let days = try EDTF(first).earliest.day.map(\.number)
      let end = try EDTF(last).latest.day.map(\.number)
      return archive.spans(
        in: try #require(days)...(try #require(end)), lasting: shortest, withBackground: background, limit: limit
      ).map(\.id)
    }
    #expect(
      try ids("1985", "1991", 2) == [
        "paper-founded", "long-winter", "summer-fair", "open-letter", "night-cafe",
        "dockers-strike", "flood",
      ])
    #expect(
      try ids("1985", "1991", 12) == [
        "paper-founded", "long-winter", "summer-fair", "open-letter", "night-cafe",
        "dockers-strike",
      ])
    #expect(try ids("1985-02", "1985-02", 2) == ["long-winter"])
    #expect(try ids("1985-04", "1986-05", 2) == [])
    #expect(try ids("1985", "1991", 2, limit: 2) == ["paper-founded", "long-winter"])
    #expect(try ids("1990", "1999", 2, background: true) == ["reunion", "flood"])
    #expect(archive.spans(in: 0...9999, lasting: 2, withBackground: true, limit: 9) { $0 == 13 }.map(\.id) == ["flood"])
  }

  @Test(arguments: [(1, 0), (2, 1), (3, 1), (4, 2), (365, 8), (0, 0), (-5, 0)])
  func sizesOfSpans(_ days: Int, _ exponent: Int) {
    #expect(SpanSize.exponent(of: days) == exponent)
  }

  /// Lanes whose members fill several blocks, with holes, beside plain arrays.
  @Test func lanesLongerThanABlock() throws {
    let era = try TemporaryEra()
    var text = ""
    for number in 0..<4400 {
      let theme = number % 3 == 0 || (4000..<4300).contains(number) ? "economy" : "society"
      text += "- {id: e\(number), date: \(1985 + number % 7), title: E\(number), theme: \(theme), summary: S, "
      text += "accounts: [{source: almanac, says: S, quote: Q}]}\n"
    }
    try era.write(text, to: "era/events/many.yaml")
    let archive = try era.archive(withTexts: false)
    let rows = archive.rows(0..<archive.eventCount, of: archive.events(withBackground: true))
    let index = LaneIndex(archive: archive)
    let lane = LaneKey(.theme, 1)
    let own = rows.filter { $0.theme == 1 }.map(\.position)
    let chosen = stride(from: 0, to: archive.eventCount, by: 7).map { Int32($0) }
    for list in [archive.events(withBackground: true), .chosen(chosen)] {
      let listed = own.filter { list == .chosen(chosen) ? $0 % 7 == 0 : true }
      for position in stride(from: 0, through: archive.eventCount, by: 517) {
        #expect(index.first(of: lane, from: position, in: list) == listed.first { $0 >= position })
        #expect(index.last(of: lane, before: position, in: list) == listed.last { $0 < position })
      }
    }
    let edges = [0, 100, 4095, 4096, 4097, archive.eventCount]
    let tally = index.tally(of: lane, among: chosen, edges: edges)
    #expect(tally == edges.map { edge in own.count { $0 < edge && $0 % 7 == 0 } })
    // Cell by cell and day by day the same comes out.
    for (step, cells) in [(40, 64), (365, 7), (2, 64), (1, 400)] {
      for archive in [archive, self.archive] {
        let first = archive.days.lowerBound - 3
        for lane in lanes + [.everything] {
          let tally = archive.tally(of: lane, from: first, step: step, count: cells, withBackground: step == 2)
          let each = (0...cells).map {
            archive.tally(of: lane, from: first + $0 * step, step: 0, count: 0, withBackground: step == 2)[0]
          }
          #expect(tally == each, "\(lane), \(step) days a cell")
        }
      }
    }
  }
}
