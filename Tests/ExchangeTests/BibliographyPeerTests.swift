import Catalogue
import Exchange
import Testing

/// The bibliographies, read by programs that are not ours; a test is skipped where its program is not here.
struct BibliographyPeerTests {
  @Test(.enabled(if: Peer.hasPython("rispy"), "Python’s module rispy is not here"))
  func recordsAreReadByRispy() throws {
    let outcome = try Peer.python(
      """
      import rispy, sys
      for entry in rispy.loads(sys.stdin.read().replace('\\r', '')):
          print(entry['id'], entry['type_of_reference'], entry.get('date'), entry.get('authors'), sep='|')
      """, with: "rispy", input: try Material.export(.ris).text)
    #expect(
      outcome.output == """
        plain|NEWS|1987/11/02/|['O’Neil-Ivanov, Anna', 'Bureau & Sons, Ltd']
        vague|BOOK|1986///1986 or 1987|None
        season|ENCYC|1987///c. summer 1987|None
        bare|ELEC|None|None

        """)
  }

  @Test(.enabled(if: Peer.has("pandoc"), "pandoc is not here"))
  func bibliographiesAreReadByPandoc() throws {
    for (format, name) in [(ExportFormat.cslJSON, "csljson"), (.biblatex, "biblatex")] {
      let outcome = try Peer.run(["pandoc", "-f", name, "-t", "csljson"], input: try Material.export(format).text)
      #expect(outcome.status == 0, "\(outcome.output)")
      let value = try JSONReader.value(of: outcome.output)
      let records = value.items ?? []
      #expect(records.compactMap { $0["id"]?.text } == Material.sources.map(\.id))
      #expect(records.first?["issued"]?["date-parts"]?.line == "[[1987, 11, 2]]")
      #expect(records.first?["title"]?.text?.contains("50% & {braces} in") == true)
      #expect(records.first?["author"]?.items?.last?["literal"]?.text == "Bureau & Sons, Ltd")
    }
  }

  @Test(.enabled(if: Peer.hasPython("pybtex"), "Python’s module pybtex is not here"))
  func entriesAreReadByPybtex() throws {
    let outcome = try Peer.python(
      """
      import pybtex.database, sys
      data = pybtex.database.parse_string(sys.stdin.read(), 'bibtex')
      print(*data.entries.keys())
      print(data.entries['plain'].fields['url'], data.entries['plain'].fields['date'])
      """, with: "pybtex", input: try Material.export(.biblatex).text)
    #expect(
      outcome.output == """
        plain vague season bare
        https://example.org/a_b?c=1&d=%20%7Be%7D#f 1987-11-02

        """)
  }

  /// biber is what reads BibLaTeX for LaTeX; a source that is not dated or has no author has no such field.
  @Test(.enabled(if: Peer.has("biber"), "biber is not here"))
  func entriesMeetTheDataModelOfBiber() throws {
    let outcome = try Peer.run(
      ["biber", "--tool", "--validate-datamodel", "--nolog", "--output-file=-", "input"],
      input: try Material.export(.biblatex).text)
    #expect(outcome.status == 0, "\(outcome.output)")
    let complaints = outcome.output.split(separator: "\n").filter { line in
      ["WARN", "ERROR"].contains { line.hasPrefix($0) } && !line.contains("Missing mandatory field")
    }
    #expect(complaints == [])
    for source in Material.sources { #expect(outcome.output.contains("{\(source.id),")) }
  }

  @Test(.enabled(if: Peer.has("ris2xml") && Peer.has("biblatex2xml"), "bibutils are not here"))
  func recordsAreReadByBibutils() throws {
    for (format, command) in [(ExportFormat.ris, "ris2xml"), (.biblatex, "biblatex2xml")] {
      let outcome = try Peer.run([command, "input"], input: try Material.export(format).text)
      #expect(outcome.status == 0, "\(outcome.output)")
      let keys = outcome.output.matches(of: /<mods ID="([^"]*)">/).map { String($0.output.1) }
      #expect(keys == Material.sources.map(\.id), "\(format)")
      for words in [
        "Title with 50% &amp; {braces} in USSR_Today", ">1987-11-02<", ">O’Neil-Ivanov<", ">Anna<", ">The Paper<",
      ] {
        #expect(outcome.output.contains(words), "\(format): \(words)")
      }
    }
  }
}
