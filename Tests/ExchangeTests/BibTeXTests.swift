import Catalogue
import Testing

@testable import Exchange

struct BibTeXTests {
  @Test func bibTeX() throws {
    let text = """
      Words between entries are nothing.
      @comment{whatever}
      @string{ press = "Quay " # {Press} }
      @Article{Nunez:1990a,
        author = "N{\\'u}{\\~n}ez, Jos\\'{e} and {Harbour {Board}} and Ludwig van Meer",
        title  = {The {Great} \\emph{strike} -- ``quiet'' \\& long},
        journal = press, year = 1990, month = feb, number = {4}, pages = {12--15},
        url = {https://example.org/a_b~c}, keywords = {left out},
      }
      @book(second, title = {Two}, year = {[1986,1987]})
      """
    let records = try BibTeXReader.records(text, file: "x.bib")
    #expect(records.count == 2 && records[1]["issued"] == "[1986,1987]" && records[1]["type"] == "book")
    var record = records[0]
    record["tier"] = "primary"
    let source = try record.source()
    #expect(source.id == "nunez-1990a" && source.type == "article-journal")
    #expect(source.title == "The Great strike – “quiet” & long")
    #expect(source.authors == ["José Núñez", "Harbour Board", "Ludwig van Meer"])
    #expect(source.containerTitle == "Quay Press" && source.issued?.canonical == "1990-02")
    #expect(source["issue"]?.text == "4" && source["page"]?.text == "12–15")
    #expect(source.url == "https://example.org/a_b~c")
  }

  @Test(arguments: [
    ("", "1:1", "no entry"), ("@article", "1:9", "expected “{”"), ("@article{,", "1:10", "key"),
    ("@article{a, title = {x", "1:21", "never closed"), ("@article{a, title {x}}", "1:19", "expected “=”"),
    ("@article{a,\n year = 1990\n title = {x}}", "3:2", "expected “,”"),
    ("@article{a, journal = nowhere}", "1:23", "@string"), ("@article{a, title = {x}", "1:24", "the end of the file"),
  ])
  func brokenBibTeXIsNamed(_ text: String, _ place: String, _ words: String) {
    let error = #expect(throws: Problem.self) { try BibTeXReader.records(text, file: "x.bib") }
    #expect(error.map { "\($0.line):\($0.column)" } == place)
    #expect(error?.message.contains(words) == true)
  }

  @Test func entriesAfterABrokenOneAreRead() {
    let text = "@article{a, title = {x\n@book{b, title = {Two}}\n@book{c title}\n@book{d, title = {Four}}\n"
    let (records, problems, _) = BibTeXReader.reading(of: text, file: "x.bib")
    #expect(records.compactMap { $0["id"] } == ["b", "d"])
    #expect(problems.map(\.line) == [1, 3])
  }

  @Test func ourOwnEntriesComeBack() throws {
    let (records, problems, unread) = BibTeXReader.reading(of: try Material.export(.biblatex).text, file: "x.bib")
    #expect(problems == [] && Set(unread) == ["related", "titleaddon"] && records.count == Material.sources.count)
    for (record, source) in zip(records, Material.sources) {
      let read = try record.source()
      #expect(read.id == source.id && read.type == source.type)
      #expect(read.tier == source.tier && read.perspective == source.perspective)
      #expect(read.title == source.title && read.authors == source.authors)
      #expect(read.issued == source.issued && read["accessed"] == source["accessed"])
      #expect(read.containerTitle == source.containerTitle)
    }
  }

  @Test func hyphensInBracesStayHyphens() {
    #expect(BibTeXWords.plain("1--2, a---b, seeks help-{}-and") == "1–2, a—b, seeks help--and")
  }

  @Test func fieldsWithoutAPlaceAreNamed() {
    let reading = BibTeXReader.reading(
      of: "@book{a, title = {T}, abstract = {Long.}, keywords = {unions, miners}}", file: "x.bib")
    #expect(reading.unread == ["abstract", "keywords"] && reading.problems == [])
  }
}
