import Foundation
import Testing

/// Several catalogues as one, from the command line.
@Suite(.onItsOwnThread)
struct LayerTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let own = """
    - id: my-own-event
      date: 1989-05-02T06:30:00
      title: My own event
      theme: money
      summary: What I was told.
      accounts: [{source: diary, says: The diary tells of it., quote: it was half past six then}]

    """

  private func writeOwn(_ events: String = own) throws {
    try scratch.write("format: 2\ntitle: Mine\nspan: 1985/1991\n", to: "data/perestroika/catalogue/catalogue.yaml")
    try scratch.write(
      "- {id: diary, type: manuscript, title: A diary, tier: primary}\n", to: "data/perestroika/catalogue/sources.yaml")
    try scratch.write(events, to: "data/perestroika/catalogue/events/a.yaml")
  }

  private func layers(_ outcome: Outcome) throws -> [String: String] {
    let events = try JSONSerialization.jsonObject(with: outcome.bytes) as? [[String: Any]] ?? []
    return Dictionary(events.map { ($0["id"] as? String ?? "", $0["layer"] as? String ?? "") }) { first, _ in first }
  }

  @Test func theOwnCatalogueLiesOnTheBuiltInOneAlone() async throws {
    try writeOwn(Self.own.replacing("theme: money", with: "theme: economy"))
    // The environment of the tests names a catalogue, which stands alone.
    let alone = try layers(try await scratch.perestroika("list", "--json"))
    #expect(alone.count == 28 && Set(alone.values).count == 1)
    let bare: [String: String?] = ["PERESTROIKA_CATALOGUE": nil]
    let program = try Places.program()
    let stack = try layers(try await scratch.run([program, "list", "--json", "date:1989-05"], bare))
    #expect(stack["my-own-event"] == "mine")
    #expect(stack.values.contains("built-in"))
    let without = try layers(try await scratch.run([program, "--no-own", "list", "--json", "date:1989-05"], bare))
    #expect(without["my-own-event"] == nil)
    #expect(without.count == stack.count - 1)
    let named = try layers(
      try await scratch.run([program, "list", "--json", "date:1989-05"], ["PERESTROIKA_CATALOGUE": "built-in"]))
    #expect(named == stack)
  }

  @Test func severalCataloguesAreNamedFromTheLowest() async throws {
    try writeOwn()
    let own = scratch.path + "/data/perestroika/catalogue"
    let both = ["--catalogue", Places.catalogue, "--catalogue", own]
    let stack = try layers(try await scratch.run([Places.program()] + both + ["list", "--json"]))
    #expect(stack.count == 29 && stack["my-own-event"] == "mine")
    let paths = Places.catalogue + ":" + own
    #expect(
      try layers(try await scratch.run([Places.program(), "list", "--json"], ["PERESTROIKA_CATALOGUE": paths])) == stack
    )
    let shown = try await scratch.run([Places.program()] + both + ["show", "my-own-event"])
    #expect(shown.lines.contains { $0.contains("2 May 1989, 06:30") })
    let twice = try await scratch.perestroika("--catalogue", own, "--catalogue", own, "list")
    #expect(twice.status == 2 && twice.errors.contains("is named twice"))
  }

  @Test func aConflictIsToldWithBothFilesAndTheListIsThere() async throws {
    try writeOwn(Self.own.replacing("my-own-event", with: "free-ballot"))
    let own = scratch.path + "/data/perestroika/catalogue"
    let both = ["--catalogue", Places.catalogue, "--catalogue", own]
    let check = try await scratch.run([Places.program()] + both + ["check"])
    #expect(check.status == 1)
    #expect(check.lines.contains { $0.contains("is in the catalogue “catalogue” too (\(Places.catalogue)/events/") })
    let list = try await scratch.run([Places.program()] + both + ["list", "--json"])
    #expect(list.status == 0 && list.errors.contains("“mine:free-ballot”"))
    #expect(try layers(list)["mine:free-ballot"] == "mine")
  }
}
