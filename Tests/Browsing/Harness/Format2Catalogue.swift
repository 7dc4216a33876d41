/// The small catalogue in format 2.
enum Format2Catalogue {
  /// Events that have every key.
  static let events = """
    - id: rope-famine
      was: [dearth-of-rope]
      date: 1986-05-02T06:00:00
      title: No rope to be had
      names: {ru: Канат}
      forms: [the rope famine]
      wikidata: Q42
      theme: money
      kind: condition
      importance: landmark
      summary: Rope ran out.
      leads_to:
        - great-fog-remembered
        - event: great-fog-remembered
          source: harbour-chronicle
          stance: denies
          says: Holds that the fog was no matter of rope.
          quote: rope cost twice what a careful man expected
          note: It alone says so.
      accounts:
        - id: chronicle
          source: harbour-chronicle
          stance: estimates
          says: Counts coils of rope from year to year.
          quote: rope cost twice what a careful man expected
          figures:
            strikers: [{value: 5, as_of: 1985}, {low: 6, high: 7, about: true, as_of: 1986}]
        - source: mill-ledger
          date: 1985
          says: Has the end of the rope a year earlier.
          quote: rope at double, paid under protest
          figures: {strikers: 9}
      disputes:
        - id: how-long
          about: how long it lasted
          accounts: [chronicle, 1]
          follows: chronicle
          because: The chronicle was written there.
          note: They differ.
    - id: great-fog-remembered
      date: 1989~/..
      title: The fog is remembered
      theme: money
      part_of: dearth-of-rope
      summary: They spoke of the fog.
      accounts: [{source: harbour-chronicle, says: They did., quote: fog so thick that gulls walked home}]

    """
}

extension Scratch {
  /// A copy of the small catalogue in format 2, with events that have every key of it.
  /// - Returns: the path of the copy.
  func copyOfCatalogueInFormat2() throws -> String {
    let path = try copyOfCatalogue()
    try write("format: 2\ntitle: The Harbour\nspan: 1985/1991\n", to: "catalogue/catalogue.yaml")
    try write(Format2Catalogue.events, to: "catalogue/events/format2.yaml")
    return path
  }
}
