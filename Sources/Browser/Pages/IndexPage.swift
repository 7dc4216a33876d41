import Archive
import Screen

/// The index: people, places, organisations and sources, with how many events each has.
struct IndexPage: ListPage {
  var list: PickList

  init(_ model: BrowserModel) {
    let archive = model.archive
    let withBackground = model.timeline.showsBackground
    let years = archive.years
    let registers = [
      (Register.person, "People", "surname"), (.place, "Places", "name"), (.organisation, "Organisations", "name"),
    ].map { register, name, order in
      let count = archive.entryCount(of: register, withBackground: withBackground)
      return PickList.Tab(name: "\(name) \(count)", order: order, years: years) {
        archive.entries(of: register, withBackground: withBackground).map { entry in
          PickRow(
            words: entry.name, tally: PickRow.Tally(total: entry.eventCount, halves: entry.halves),
            target: .filter("\(register.rawValue):\(entry.id)"))
        }
      }
    }
    let sources = PickList.Tab(name: "Sources \(archive.sources.count)", order: "tier and name", years: years) {
      IndexPage.bibliography(archive, withBackground: withBackground)
    }
    list = PickList(registers + [sources])
  }

  /// What is nearest to the events first.
  private static let tiers = ["primary", "secondary", "tertiary"]

  private static func bibliography(_ archive: EraArchive, withBackground: Bool) -> [PickRow] {
    let counts = archive.eventCounts(withBackground: withBackground)
    archive.sources.readAll()
    let keyed = archive.sources.map { source in
      (key: (tiers.firstIndex(of: source.tier) ?? tiers.count, WordMatcher.folded(source.name)), source: source)
    }
    return keyed.sorted { $0.key < $1.key }.map { _, source in
      let count = counts[source.number] ?? (0, [])
      let accounts = Words.count(source.accountCount, "account", "accounts")
      return PickRow(
        lead: source.tier, words: source.name,
        trail: (source.isAttached ? "text · " : "") + accounts, more: source.perspective ?? "",
        tally: PickRow.Tally(total: count.total, halves: count.halves),
        target: .filter("source:\(source.id)"), reading: .place(source: source.number, number: 1))
    }
  }

  func hints(_ model: BrowserModel) -> [String] {
    list.selected?.reading == nil ? [] : model.keymap.sign(of: .readSource).map { [$0 + " read"] } ?? []
  }

  mutating func handleOwn(_ key: Key, in model: inout BrowserModel) -> Outcome? {
    guard let reading = list.selected?.reading, model.does(.readSource, key) else { return nil }
    return .goes(reading)
  }
}
