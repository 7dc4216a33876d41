import Screen
import Testing

@Suite struct ColourTests {
  @Test func namesOfColours() {
    #expect(Colour(name: "default") == .standard)
    #expect(Colour(name: "red") == .indexed(1))
    #expect(Colour(name: "bright-white") == .indexed(15))
    #expect(Colour(name: "208") == .indexed(208))
    #expect(Colour(name: "#f80") == .mixed(red: 0xFF, green: 0x88, blue: 0))
    #expect(Colour(name: "#FF8700") == .mixed(red: 0xFF, green: 0x87, blue: 0))
    for name in ["", "rde", "256", "-1", "#ff87", "#gggggg", "#", "Red"] {
      #expect(Colour(name: name) == nil, "\(name)")
    }
  }

  @Test func theNearestIsTaken() {
    #expect(Colour(name: "#ff8700")?.index(at: .many) == 208)
    #expect(Colour(name: "#fe8802")?.index(at: .many) == 208)
    #expect(Colour(name: "#808080")?.index(at: .many) == 244)
    #expect(Colour(name: "#ff0000")?.index(at: .sixteen) == 9)
    #expect(Colour(name: "196")?.index(at: .sixteen) == 9)
    #expect(Colour(name: "196")?.index(at: .many) == 196)
    #expect(Colour(name: "16")?.index(at: .eight) == 0)
    #expect(Colour(name: "231")?.index(at: .sixteen) == 15)
    #expect(Colour(name: "5")?.index(at: .sixteen) == 5)
    #expect(Colour(name: "default")?.index(at: .many) == nil)
    #expect(Colour(name: "red")?.index(at: .none) == nil)
  }

  @Test func depths() {
    let expected: [Int: ColourDepth] = [
      -1: .none, 0: .none, 2: .none, 8: .eight, 16: .sixteen, 88: .sixteen, 256: .many,
    ]
    for (colours, depth) in expected { #expect(ColourDepth(colours: colours) == depth) }
    #expect(ColourDepth(colours: 1 << 24) == .many)
  }

  @Test func looks() throws {
    let look = try Look(words: "bright-white on 24 bold  underline")
    #expect(look.foreground == .indexed(15) && look.background == .indexed(24))
    #expect(look.attributes == [.bold, .underline])
    #expect(try Look(words: "default") == .plain)
    #expect(try Look(words: "") == .plain)
    #expect(try Look(words: "italic reverse dim").attributes == [.italic, .reverse, .dim])
    for (words, word, offset) in [
      ("bold rde", "rde", 5), ("on bold", "bold", 3), ("red on", "", 6), ("on on red", "on", 3),
    ] {
      #expect(throws: Look.Mistake(word: word, offset: offset)) { try Look(words: words) }
    }
  }
}
