import Catalogue
import Chronology
import Exchange
import Foundation
import Testing

/// Tables of other people: their dates, columns, names and leavings.
struct TableImportTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private struct Outcome {
    var report: Import.Report
    var refused: [Problem]
    var contents: CatalogueContents?
    var lost: [String] { report.lost.map { "\($0.what): \($0.count)" } }
    /// The dates of the events by their titles.
    var dates: [String: String] {
      Dictionary((contents?.events ?? []).map { ($0.title, $0.date.canonical) }, uniquingKeysWith: { $0 + " " + $1 })
    }
  }

  private func take(_ text: String, as name: String = "in.csv", _ options: Import.Options = .init()) throws -> Outcome {
    try folder.write(text, to: name)
    let target = folder.path + "/era-\(UUID().uuidString.prefix(8))"
    var refused: [Problem] = []
    let report = try Import(files: [folder.path + "/" + name], folder: target, options: options)
      .run(refused: { refused.append($0) })
    return Outcome(
      report: try #require(report), refused: refused, contents: CatalogueReader(folder: target).read().contents)
  }

  // MARK: Dates

  @Test func whatHasTwoMeaningsIsRefusedWithThem() throws {
    let outcome = try take(
      """
      date,title
      07-10-1989,A
      7-10-1989,B
      07 10 1989,C
      07-13-1989,D
      07/10/1989,E
      33472,F
      10-Jul-89,G
      -500,H
      1918-21,I
      1985-22,J
      10 июля 1989,K
      1989-07-10T00:00:00Z,L
      1989-07-10T12:30:00Z,M

      """)
    #expect(outcome.dates == ["D": "1989-07-13", "J": "1985-22", "K": "1989-07-10", "L": "1989-07-10"])
    #expect(outcome.refused.map(\.line) == [2, 3, 4, 6, 7, 8, 9, 10, 14])
    #expect(outcome.refused[0].message.hasSuffix("--dates day-first or --dates month-first says which"))
    #expect(outcome.refused[4].message.contains("1991-08-22 if it is a spreadsheet's number of a day"))
    #expect(outcome.refused[7].message.contains("1918/1921"))
  }

  @Test func theOptionRulesAllOfThem() throws {
    let table = "date,title\n07-10-1989,A\n7-10-1989,B\n07 10 1989,C\n07/10/1989,D\n07.10.1989,E\n07-13-1989,F\n"
    let month = try take(table, .init(order: .monthFirst))
    #expect(Set(month.dates.filter { $0.key != "F" }.values) == ["1989-07-10"] && month.refused.isEmpty)
    let day = try take(table, .init(order: .dayFirst))
    #expect(Set(day.dates.filter { $0.key != "F" }.values) == ["1989-10-07"] && day.dates["F"] == "1989-07-13")
  }

  @Test func aColumnThatContradictsItselfIsTold() throws {
    let outcome = try take("date,title\n10/27/1989,A\n27/10/1989,B\n28/10/1989,C\n07/10/1989,D\n")
    #expect(
      outcome.report.doubts == [
        "dates: the day comes first in 2 rows, the month in 1 row, either may in 1 row; "
          + "--dates day-first or --dates month-first says what is meant where both are possible"
      ])
    let open = try take("date,title\n27/10/1989,B\n07/10/1989,D\n")
    #expect(open.report.doubts.first?.contains("--dates day-first reads") == true)
    #expect(try take("date,title\n27/10/1989,B\n").report.doubts == [])
  }

  @Test func startsAndEnds() throws {
    let outcome = try take(
      """
      von,bis,Titel
      10.7.1989,12.7.1989,A
      10 July 1989,12,B
      1989,present,C
      1989,?,D
      10-Jul-1989 12:30,11-Jul-1989 9:00,E
      Juli 1989,,F
      ,1989,G
      1990,1989,H

      """, .init(columns: ["date": "von"]))
    #expect(
      outcome.dates == [
        "A": "1989-07-10/1989-07-12", "B": "1989-07-10/1989-07-12", "C": "1989/..", "D": "1989/",
        "E": "1989-07-10/1989-07-11", "F": "1989-07",
      ])
    #expect(outcome.refused.map(\.message).map { $0.contains("no date that it is the end of") } == [true, false])
    #expect(outcome.refused[1].message.contains("comes before"))
  }

  @Test(arguments: [
    "Year,Month,Day,Title", "Jahr,Monat,Tag,Titel", "Год,Месяц,День,Название", "Рік,Місяць,День,Назва",
    "Année,Mois,Jour,Titre", "Año,Mes,Día,Título", "Rok,Miesiąc,Dzień,Tytuł",
  ])
  func yearMonthAndDayInThreeColumns(_ names: String) throws {
    let outcome = try take(
      "\(names)\n1989,7,10,A\n1989,7,,B\n1989,,,C\n1989,July,10,D\n1989,0,0,E\n476,9,4,F\n89,7,10,G\n1989,,10,H\nc. 1989,,,I\n"
    )
    #expect(
      outcome.dates == [
        "A": "1989-07-10", "B": "1989-07", "C": "1989", "D": "1989-07-10", "E": "1989", "F": "0476-09-04",
        "I": "1989~",
      ])
    #expect(outcome.refused.map(\.line) == [8, 9])
  }

  @Test func whatIsAskedForWinsOverGuessing() throws {
    let table = "date,When,title,What\n1989,1990,A,B\n"
    #expect(try take(table, .init(columns: ["date": "When", "title": "What"])).dates == ["B": "1990"])
    #expect(
      try take("date,year,month,title\n1989,1990,5,A\n", .init(columns: ["year": "year"])).dates == ["A": "1990-05"])
  }

  @Test func yearsBeforeOurEraAreCountedAsTheFormatDoes() throws {
    let json = """
      {"events": [{"start_date": {"year": "-44", "month": "3", "day": "15"}, "text": {"headline": "Ides"}},
      {"start_date": {"year": -500}, "end_date": {"year": -450}, "text": {"headline": "Span"}},
      {"start_date": {"year": "-300000"}, "text": {"headline": "Old"}}]}
      """
    let outcome = try take(json, as: "in.json")
    #expect(outcome.dates == ["Ides": "-0043-03-15", "Span": "-0499/-0449", "Old": "Y-299999"])
    let sheet = try take("Year,Month,Day,Headline\n-44,3,15,Ides\n14,,,Augustus\n", as: "sheet.csv")
    #expect(sheet.dates == ["Ides": "-0043-03-15", "Augustus": "0014"])
    #expect(try take("date,title\n-0500,A\n500 BC,B\n").dates == ["A": "-0500", "B": "-0499"])
  }

  // MARK: Leavings of spreadsheets

  @Test func blankRowsAndCellsAreNothing() throws {
    let outcome = try take("date,title,source,,\n1989,A,x,,\n,,,,\n1990,,x,,\n,B,,,\n \n1991,C,,,,,,\n")
    #expect(outcome.dates == ["A": "1989", "C": "1991"])
    #expect(outcome.refused.map(\.message) == ["there is no title", "“date”: there is no date"])
    let extra = try take("date,title\n1989,A,\n1990,B,,,\n1991,C,x\n")
    #expect(extra.dates == ["A": "1989", "B": "1990"])
    #expect(extra.refused.map(\.message) == ["the row has 3 cells, the line of names 2"])
  }

  @Test(arguments: [
    "sep=;\ndate;title\n10 July 1989;Strike\n", "\"sep=;\"\r\ndate;title\r\n10 July 1989;Strike\r\n",
    "\u{FEFF}sep=|\ndate|title\n10 July 1989|Strike\n", "date|title\n10 July 1989|Strike\n",
    "date\ttitle\n10 July 1989\tStrike\n", "\n\ndate,title\n10 July 1989,Strike\n",
    "date,title\n10 July 1989,Strike\ndate,title\n",
  ])
  func otherSigns(_ text: String) throws {
    let outcome = try take(text)
    #expect(outcome.dates == ["Strike": "1989-07-10"] && outcome.refused.isEmpty)
  }

  // MARK: Names

  @Test func namesInOtherScriptsGiveIds() throws {
    let outcome = try take(
      """
      date,title,place,people,organisations,theme,source
      1989-07-10,Шахтёры бросают работу,,,,,
      1989-07-11,Стачечный комитет,Междуреченск,,,,
      1989-07-12,Министр приезжает,,Михаил Щадов,,,
      1989-07-13,Партия молчит,,,КПСС,,
      1989-07-14,Тема,,,,Труд,
      1989-07-15,Источник,,,,,Газета «Кузбасс»
      1989-07-16,中文标题,北京,,,,
      1989-07-17,Ελληνικά,Αθήνα,,,,
      1989-07-18,עברית,ירושלים,,,,
      1989-07-19,Şırnak olayı,Şırnak,Çağlar Ünlü,,,Łódź Gazeta
      1989-07-20,Знак,☭,,,,

      """)
    let contents = try #require(outcome.contents)
    #expect(outcome.refused == [] && outcome.lost == [] && contents.events.count == 11)
    #expect(contents.events.first?.id == "shakhtery-brosayut-rabotu")
    let places = Dictionary(uniqueKeysWithValues: contents.places.map { ($0.name, $0.id) })
    #expect(places["Междуреченск"] == "mezhdurechensk" && places["Αθήνα"] == "athena" && places["Şırnak"] == "sirnak")
    #expect(places["北京"] == "bei-jing" && places["☭"]?.hasPrefix("places-") == true)
    #expect(contents.people.map(\.id) == ["caglar-unlu", "mikhail-shchadov"])
    #expect(contents.organisations.map(\.id) == ["kpss"] && contents.themes.contains { $0.id == "trud" })
    #expect(
      contents.sources.contains { $0.id == "gazeta-kuzbass" } && contents.sources.contains { $0.id == "lodz-gazeta" })
  }

  @Test func namesThatShareAnIdAreTold() throws {
    let outcome = try take("date,title,place\n1989,A,Иваново\n1990,B,Іваново\n1991,C,иваново\n")
    #expect(outcome.lost == ["names that share the id of another: “Іваново” with “Иваново”, ivanovo: 1"])
  }

  @Test func keysOfSourcesInOtherScripts() throws {
    let bib = """
      @book{Смирнов1989, title={Первая}, year=1989}
      @book{Петров1989, title={Вторая}, year=1989}
      @book{Иванов, title={Третья}, year=1989}
      @book{Іванов, title={Четвёртая}, year=1989}

      """
    #expect(
      try take(bib, as: "in.bib").contents?.sources.map(\.id) == ["smirnov1989", "petrov1989", "ivanov", "ivanov-2"])
    let csl = """
      [{"id": "Смирнов1989", "type": "book", "title": "A"}, {"id": "Іванов", "type": "book", "title": "B"},
      {"id": "Иванов", "type": "book", "title": "C"}]
      """
    #expect(try take(csl, as: "in.json").contents?.sources.map(\.id) == ["smirnov1989", "ivanov", "ivanov-2"])
  }

  // MARK: JSON of others

  @Test(arguments: [
    (
      #"[{"date":"1989-07-10","title":"A","description":"d"},{"date":"1990","title":"B"}]"#,
      ["A": "1989-07-10", "B": "1990"]
    ),
    (
      #"[{"id":1,"content":"A","start":"1989-07-10","end":"1989-07-20","group":"labour"},{"id":2,"content":"B","start":"1990-01-01"}]"#,
      ["A": "1989-07-10/1989-07-20", "B": "1990-01-01"]
    ),
    (#"{"events":[{"date":"1989-07-10","title":"A"}]}"#, ["A": "1989-07-10"]),
    (
      #"{"head":{"vars":["date"]},"results":{"bindings":[{"eventLabel":{"type":"literal","value":"A"},"date":{"type":"literal","value":"1989-07-10T00:00:00Z"}}]}}"#,
      ["A": "1989-07-10"]
    ),
  ])
  func listsOfObjects(_ json: String, _ dates: [String: String]) throws {
    let outcome = try take(json, as: "in.json")
    #expect(outcome.dates == dates && outcome.refused == [])
  }

  @Test func membersAreNamedByTheOption() throws {
    let json = #"[{"t": "1989", "n": "A", "x": 1}, {"t": "1990", "n": "B"}, {"n": "C"}]"#
    let outcome = try take(json, as: "in.json", .init(format: .json, columns: ["date": "t", "title": "n"]))
    #expect(outcome.dates == ["A": "1989", "B": "1990"] && outcome.refused.count == 1)
    #expect(outcome.lost == ["the column “x”: 1"])
    #expect(throws: ImportFailure.self) { try take(json, as: "in.json", .init(format: .json)) }
  }

  @Test func nothingIsLeftOfNothing() throws {
    let outcome = try take("date,title\nhello,A\n")
    #expect(outcome.report.refused == 1 && outcome.contents == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["in.csv"])
  }

  // MARK: Preview and asking

  @Test func thePreviewWritesNothing() throws {
    try folder.write("When,Titel,Remark\n10 июля 1989,A,x\nhello,B,y\n", to: "in.csv")
    let previews = try Import(files: [folder.path + "/in.csv"], folder: "", options: .init()).preview(first: 12)
    let preview = try #require(previews.first)
    #expect(preview.columns == ["date ← “When”", "title ← “Titel”"] && preview.unused == ["Remark"])
    #expect(preview.rows.map { $0.event?.date.canonical } == ["1989-07-10", nil])
    #expect(preview.rows[1].problem.contains("hello"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["in.csv"])
  }

  @Test func whatIsNotWantedIsNotWritten() throws {
    try folder.write("date,title\n1989,A\n", to: "in.csv")
    var shown = 0
    let report = try Import(files: [folder.path + "/in.csv"], folder: folder.path + "/era", options: .init()).run(
      refused: { _ in },
      confirm: { report in
        shown = report.events
        return false
      })
    #expect(report?.isDeclined == true && shown == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["in.csv"])
  }

  // MARK: Sources

  @Test func datesOfBibliographies() {
    let months = [
      ("{jul/aug}", "1989-07/1989-08"), ("{July--August}", "1989-07/1989-08"),
      ("jul # \"--\" # aug", "1989-07/1989-08"),
      ("\"10~\" # jul", "1989-07-10"), ("jul # \"~10\"", "1989-07-10"), ("{10 July}", "1989-07-10"),
      ("{July 10}", "1989-07-10"), ("{Spring}", "1989-21"), ("\"23{--}27 \" # may", "1989-05-23/1989-05-27"),
      ("{7}", "1989-07"), ("january", "1989-01"), ("{juillet}", "1989-07"),
    ]
    for (month, date) in months {
      let reading = BibTeXReader.reading(of: "@book{a, title={A}, year=1989, month=\(month)}", file: "x.bib")
      #expect(reading.records.first?["issued"] == date && reading.unread == [], "\(month)")
    }
    let text = """
      @book{a, title={A}, year={1918--1922}}
      @book{b, title={B}, year={between 1827 and 1832}}
      @book{c, title={C}, year={n.d.}}
      @book{d, title={D}, year=1989, month={december-january}}
      @book{Redon and X 2022, title={E}, year=2022, urldate={2018-11-26TZ}}
      """
    let reading = BibTeXReader.reading(of: text, file: "x.bib")
    #expect(reading.records.map { $0["issued"] } == ["1918/1922", "[1827..1832]", nil, "1989", "2022"])
    #expect(reading.unread == ["date", "month"] && reading.records.last?["accessed"] == "2018-11-26")
    #expect(reading.records.last?["id"] == "redon-and-x-2022")
  }
}
