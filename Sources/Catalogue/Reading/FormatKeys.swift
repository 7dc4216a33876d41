/// The keys that format 2 brought, which a catalogue of format 1 must not have: an older program would refuse the single key
/// instead of naming the format that it lacks.
enum FormatKeys {
  /// What is wrong with such a key, and the remedy.
  static func complaint(_ key: String) -> String {
    "“\(key)” as it stands here is of format 2; write “format: 2” in catalogue.yaml"
  }

  /// The first key of a record that is of format 2; nil where there is none.
  static func firstOfFormat2(in record: Item, of collection: Origins.Collection) -> Item.Entry? {
    if let own = first(in: record, among: keys(of: collection)) { return own }
    guard collection == .events else { return nil }
    for account in record["accounts"]?.items ?? [] {
      if let own = first(in: account, among: ["id", "stance"]) { return own }
      if let series = account["figures"]?.entries.first(where: { !$0.value.items.isEmpty }) { return series }
    }
    for dispute in record["disputes"]?.items ?? [] {
      if let own = first(in: dispute, among: ["id", "follows", "because"]) { return own }
    }
    return record.entries.first { entry in
      entry.key == "leads_to" && entry.value.items.contains { !$0.entries.isEmpty }
    }
  }

  private static func keys(of collection: Origins.Collection) -> Set<String> {
    switch collection {
    case .events: ["kind", "importance", "names", "forms", "was", "wikidata", "extends"]
    case .people, .organisations: ["names", "wikidata"]
    case .places: ["names", "wikidata", "coordinates"]
    case .sources: ["derived_from"]
    case .themes, .figures: []
    }
  }

  private static func first(in item: Item, among keys: Set<String>) -> Item.Entry? {
    item.entries.first { keys.contains($0.key) }
  }
}
