import Foundation
import Testing

@testable import Catalogue

@Suite("The schemas know the keys that the reader knows")
struct SchemaTests {
  /// The schema of one kind of file, with the part that describes one record.
  private func schema(_ name: String) throws -> [String: Any] {
    let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    let root = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: root.appendingPathComponent("data/schema/\(name).schema.json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func definition(_ name: String, in schema: [String: Any]) throws -> [String: Any] {
    let definitions = try #require(schema["$defs"] as? [String: Any])
    return try #require(definitions[name] as? [String: Any])
  }

  private func expect(
    _ record: [String: Any]?, like table: KeyTable, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let record = try #require(record, sourceLocation: location)
    let properties = try #require(record["properties"] as? [String: Any], sourceLocation: location)
    #expect(Set(properties.keys) == Set(table.keys), sourceLocation: location)
    #expect(Set(record["required"] as? [String] ?? []) == Set(table.required), sourceLocation: location)
    #expect(record["additionalProperties"] as? Bool == false, sourceLocation: location)
  }

  @Test(arguments: [
    ("themes", KeyTable.theme), ("people", .person), ("organisations", .organisation), ("places", .place),
    ("figures", .figureKind), ("sources", .source),
  ])
  func lists(name: String, table: KeyTable) throws {
    let schema = try schema(name)
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema["type"] as? String == "array")
    try expect(schema["items"] as? [String: Any], like: table)
  }

  @Test func maps() throws {
    try expect(try schema("catalogue"), like: .catalogue)
    try expect(try schema("editions"), like: .edition)
  }

  @Test func events() throws {
    let schema = try schema("events")
    let kinds = (schema["items"] as? [String: Any])?["oneOf"] as? [[String: String]]
    #expect(kinds == [["$ref": "#/$defs/event"], ["$ref": "#/$defs/addition"]])
    for (name, table) in [
      ("event", KeyTable.event), ("account", .account), ("quote", .quote), ("figure", .figure),
      ("dispute", .dispute), ("link", .link), ("addition", .addition), ("accountName", .accountName),
    ] {
      try expect(try definition(name, in: schema), like: table)
    }
  }

  @Test func words() throws {
    let sources = try #require(try schema("sources")["items"] as? [String: Any])
    let properties = try #require(sources["properties"] as? [String: [String: Any]])
    #expect(properties["type"]?["enum"] as? [String] == KeyTable.cslTypes)
    #expect(properties["tier"]?["enum"] as? [String] == Source.Tier.allCases.map(\.rawValue))
    #expect(KeyTable.cslNames.allSatisfy { properties[$0]?["$ref"] as? String == "#/$defs/names" })
    #expect(KeyTable.cslDates.allSatisfy { properties[$0]?["$ref"] as? String == "#/$defs/date" })
    let themes = try #require(try schema("themes")["items"] as? [String: Any])
    let colour = (themes["properties"] as? [String: [String: Any]])?["colour"]
    #expect(colour?["enum"] as? [String] == Theme.colours)
  }

  @Test func everyReferenceLeadsSomewhere() throws {
    func references(_ value: Any) -> [String] {
      if let map = value as? [String: Any] {
        return map.flatMap { key, value in
          key == "$ref" ? [value as? String ?? ""] : references(value)
        }
      }
      return (value as? [Any])?.flatMap(references) ?? []
    }
    let names = [
      "catalogue", "sources", "themes", "people", "organisations", "places", "figures", "events", "editions",
    ]
    for name in names {
      let schema = try schema(name)
      let definitions = (schema["$defs"] as? [String: Any] ?? [:]).keys
      let used = Set(references(schema))
      #expect(used == Set(definitions.map { "#/$defs/" + $0 }), "\(name)")
    }
  }
}
