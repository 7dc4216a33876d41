import Foundation
import Library
import Testing

@Suite struct PathLineTests {
  private let bay: SaltBay

  init() throws {
    bay = try SaltBay()
    for name in ["texts/My notes.txt", "texts/My letters.txt", "texts/d'arc.md", "texts/deep/one.txt", "texts/.hidden"]
    {
      _ = try bay.write("x", to: name)
    }
  }

  @Test(arguments: [
    ("", []), ("  ", []), ("a.txt", ["a.txt"]), ("a  b/c", ["a", "b/c"]), ("a\\ b c", ["a b", "c"]),
    ("\"a b\" 'c d'", ["a b", "c d"]), ("d'arc.txt", ["d'arc.txt"]), ("~", ["/home/me"]),
    ("~/x ~y", ["/home/me/x", "~y"]),
    ("x~", ["x~"]), ("https://example.org/a?b=c", ["https://example.org/a?b=c"]), ("\"open", ["open"]), ("a\\", ["a"]),
    ("\"\"", []),
  ])
  func wordsAreThoseOfAShell(_ line: String, _ names: [String]) {
    #expect(PathLine(line).names(home: "/home/me") == names)
  }

  private func completed(_ line: String) -> PathLine.Completion {
    let completion = PathLine(line.replacing("@", with: bay.path + "/texts")).completed(home: bay.path)
    return PathLine.Completion(
      line: completion.line.replacing(bay.path + "/texts", with: "@"), candidates: completion.candidates)
  }

  @Test func tabCompletesAsFarAsIsCertain() {
    #expect(completed("@/M") == .init(line: "@/My\\ ", candidates: ["My letters.txt", "My notes.txt"]))
    #expect(completed("@/My\\ n") == .init(line: "@/My\\ notes.txt ", candidates: []))
    #expect(completed("\"@/My n") == .init(line: "@/My\\ notes.txt ", candidates: []))
    #expect(completed("other @/de") == .init(line: "other @/deep/", candidates: []))
    #expect(completed("@/d'") == .init(line: "@/d\\'arc.md ", candidates: []))
    #expect(completed("@/").candidates == ["My letters.txt", "My notes.txt", "d'arc.md", "deep/"])
    #expect(completed("@/.h") == .init(line: "@/.hidden ", candidates: []))
    #expect(completed("~/texts/deep/o") == .init(line: "~/texts/deep/one.txt ", candidates: []))
    #expect(completed("~") == .init(line: "~/", candidates: []))
  }

  @Test func whatNothingBeginsSoStaysAsItIs() {
    for line in ["@/zzz", "/no/such/folder/x", "https://example.org/", "@/My\\ notes.txt/x"] {
      #expect(completed(line) == .init(line: line, candidates: []))
    }
  }

  /// What is completed names the file that was meant, whatever its name.
  @Test(arguments: ["a b", "it's", "\"q\"", "back\\slash", "tab\there", "ünïcode"])
  func whatIsCompletedNamesTheFile(_ name: String) throws {
    let file = try bay.write("x", to: "odd/" + name)
    let completion = PathLine(bay.path + "/odd/").completed(home: nil)
    #expect(PathLine(completion.line).names(home: nil) == [file])
  }
}
