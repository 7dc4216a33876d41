import Catalogue
import Chronology
import Evidence

/// Which column of a table holds what, by the option or by the names that columns have in several languages.
struct TableColumns {
  /// The names of the columns.
  let header: [String]
  private(set) var places: [String: Int] = [:]
  /// Whether the table is one that this program wrote, or says that its dates are EDTF.
  let isEDTF: Bool
  /// The columns that nothing is made of, by their places.
  let unused: [(place: Int, name: String)]

  /// The columns that mean something, as the option names them.
  static let keys = [
    "id", "date", "end", "year", "month", "day", "end_year", "end_month", "end_day", "title", "theme", "summary",
    "note",
    "people", "organisations", "places", "leads_to", "part_of", "kind", "importance", "names", "forms", "was",
    "wikidata",
    "background", "accounts", "links", "disagreements", "source", "says", "quote",
  ]
  /// Those of them that in a table of another program may mean anything; they count beside the lists that ours have.
  private static let ownKeys: Set = ["kind", "importance", "names", "forms", "was", "wikidata", "links"]
  /// What follows from the rest in a table of our own.
  private static let derived: Set = [
    "words", "earliest", "latest", "match", "sources", "witnesses", "independent", "layer",
  ]

  /// Other names that columns are known by, in English, German, French, Spanish, Polish, Russian and Ukrainian.
  private static let otherNames: [String: String] = [
    "date": """
    edtf|when|start|start date|start_date|startdate|event date|event_date|date of event|from|begin|datum|wann|beginn|\
    anfang|quand|début|debut|date de début|fecha|fecha de inicio|inicio|cuándo|cuando|data|kiedy|początek|poczatek|\
    data rozpoczęcia|дата|когда|начало|дата начала|дата події|коли|початок|дата початку
    """,
    "end": """
    end date|end_date|enddate|until|to|date end|ende|bis|enddatum|fin|date de fin|fecha de fin|fecha fin|hasta|koniec|\
    data zakończenia|do|конец|окончание|дата окончания|дата конца|по|кінець|закінчення|дата закінчення
    """,
    "year": "start year|start_year|yyyy|jahr|année|annee|an|año|ano|rok|год|рік",
    "month": "start month|start_month|monat|mois|mes|miesiąc|miesiac|месяц|місяць",
    "day": "start day|start_day|tag|jour|día|dia|dzień|dzien|день|число",
    "end_year": "end year|endjahr|année de fin|año de fin|rok zakończenia|год окончания|рік закінчення",
    "end_month": "end month|endmonat|месяц окончания|місяць закінчення",
    "end_day": "end day|endtag|день окончания|день закінчення",
    "title": """
    headline|name|event|event name|label|eventlabel|content|what|titel|ereignis|bezeichnung|titre|événement|evenement|\
    intitulé|título|titulo|evento|tytuł|tytul|wydarzenie|nazwa|название|заголовок|событие|наименование|назва|подія
    """,
    "summary": """
    description|desc|text|details|body|beschreibung|zusammenfassung|résumé|resume|descripción|descripcion|resumen|opis|\
    streszczenie|описание|содержание|текст|опис|зміст
    """,
    "theme": """
    category|group|topic|subject|kategorie|thema|gruppe|catégorie|categorie|thème|categoría|categoria|tema|kategoria|\
    temat|grupa|тема|категория|рубрика|группа|категорія|група
    """,
    "people": """
    person|persons|who|personen|wer|personne|personnes|personas|persona|osoba|osoby|люди|персоны|лица|кто|особи|хто
    """,
    "places": """
    place|location|where|city|ort|orte|stadt|lieu|lieux|lugar|lugares|miejsce|miasto|место|место события|город|где|\
    місце|місто|де
    """,
    "organisations": """
    organisation|organization|organizations|organisationen|organización|organizaciones|organizacja|organizacje|\
    организация|организации|організація|організації
    """,
    "note": """
    notes|comment|comments|bemerkung|bemerkungen|notiz|anmerkung|remarque|remarques|nota|notas|uwaga|uwagi|\
    notatka|примечание|примечания|комментарий|примітка|примітки|коментар
    """,
    "source": """
    reference|references|quelle|quellen|référence|fuente|fuentes|źródło|zrodlo|источник|источники|джерело|джерела
    """,
    "quote": "quotation|zitat|citation|cita|cytat|цитата",
  ]

  /// - Parameter asked: names of columns by what they mean; they win over guessing.
  /// - Throws: ``ImportFailure`` where a column that was asked for is not there, or there is none for date and title.
  init(header: [String], asked: [String: String], file: String) throws(ImportFailure) {
    self.header = header
    let names = header.map { $0.lowercased() }
    for (key, name) in asked {
      guard let place = names.firstIndex(of: name.lowercased()) else {
        throw ImportFailure(
          "\(file): there is no column “\(name)”; there are: \(header.joined(separator: ", "))", isWrongUse: true)
      }
      places[key] = place
    }
    let ends = Set(["date", "year", "month", "day"])
    let isDateAsked = !ends.isDisjoint(with: asked.keys)
    let isOurs = names.contains("accounts") && names.contains("disagreements")
    for key in Self.keys where places[key] == nil && (isOurs || !Self.ownKeys.contains(key)) {
      // Who says where the date stands, says so of all of it.
      if isDateAsked, ends.contains(key), asked["date"] != nil || key == "date" { continue }
      let known = [key] + (Self.otherNames[key] ?? "").split(separator: "|").map(String.init)
      if let place = known.lazy.compactMap({ name in names.firstIndex(of: name) }).first, !places.values.contains(place)
      {
        places[key] = place
      }
    }
    unused = Self.unused(header, places)
    isEDTF =
      places["date"].map { names[$0] == "edtf" } ?? false
      || (names.contains("earliest") && names.contains("latest") && names.contains("words"))
    if places["date"] == nil, places["year"] == nil { throw missing("date", file) }
    if places["title"] == nil { throw missing("title", file) }
  }

  private func missing(_ key: String, _ file: String) -> ImportFailure {
    ImportFailure(
      "\(file): no column is the \(key); --column \(key)=NAME says which of: \(header.joined(separator: ", "))",
      isWrongUse: true)
  }

  private static func unused(_ header: [String], _ places: [String: Int]) -> [(place: Int, name: String)] {
    let used = Set(places.values)
    return header.enumerated().filter { !used.contains($0.offset) && !derived.contains($0.element.lowercased()) }
      .map { ($0.offset, $0.element.isEmpty ? "column \($0.offset + 1)" : $0.element) }
  }

  /// What is taken from which column, in the order of the table.
  var words: [String] {
    places.sorted { $0.value < $1.value }.map { "\($0.key) ← “\(header[$0.value])”" }
  }

  // MARK: Rows

  /// Makes the record of a row.
  func row(
    _ cells: [String], file: String, line: Int, losses: inout Losses
  ) throws(CommaReader.RowProblem) -> ImportedRow {
    func cell(_ key: String) -> String {
      guard let place = places[key], place < cells.count else { return "" }
      return String(Comma.unguarded(cells[place]).trimmingBlanks)
    }
    var record = EventRecord(file: file, line: line)
    var names: [RegisterName] = []
    for key in ["id", "title", "theme", "summary", "note", "part_of", "kind", "importance", "wikidata"]
    where !cell(key).isEmpty {
      record.set(key, .string(cell(key)))
    }
    for key in ["people", "organisations", "places", "leads_to", "was", "forms"]
    where !cell(key).isEmpty && (key != "forms" || !cell(key).hasPrefix("[")) {
      record.set(key, .texts(cell(key).split(separator: ";").map { String($0.trimmingBlanks) }.filter { !$0.isEmpty }))
    }
    let background = cell("background").lowercased()
    if ["true", "yes", "1"].contains(background) { record.set("background", .bool(true)) }
    for key in ["accounts", "disagreements", "links", "names", "forms"]
    where !cell(key).isEmpty && (key != "forms" || cell(key).hasPrefix("[")) {
      do throws(JSONReader.Failure) {
        record.set(key, try JSONReader.value(of: cell(key)))
      } catch {
        throw CommaReader.RowProblem(message: "“\(header[places[key] ?? 0])”: \(error.message)", line: line)
      }
    }
    if !record.has("accounts"), !cell("source").isEmpty {
      let name = harmless(cell("source"))
      let id = ImportedName.id(of: name, prefix: "sources")
      names.append(RegisterName(kind: .sources, id: id, name: name))
      let says = [cell("says"), cell("summary"), cell("title")].first { !$0.isEmpty } ?? ""
      let quote = cell("quote").isEmpty ? ContentChecks.fragment(of: cell("title")) : cell("quote")
      record.set(
        "accounts",
        .array([.object([.init("source", .string(id)), .init("says", .string(says)), .init("quote", .string(quote))])]))
    }
    for (place, name) in unused where place < cells.count && !cells[place].allSatisfy(\.isWhitespace) {
      losses.add("the column “\(name)”")
    }
    return ImportedRow(content: .record(record), names: names, date: date(cell))
  }

  private func date(_ cell: (String) -> String) -> DateCells {
    var date = DateCells(isEDTF: isEDTF)
    date.start = Self.end(cell("date"), cell("year"), cell("month"), cell("day"))
    date.end = Self.end(cell("end"), cell("end_year"), cell("end_month"), cell("end_day"))
    return date
  }

  /// One end of the date; a year alone may be more than a number, as “1987–89”.
  private static func end(_ whole: String, _ year: String, _ month: String, _ day: String) -> DateCells.End {
    if !whole.isEmpty { return .init(whole: whole) }
    if month.isEmpty, day.isEmpty { return .init(whole: year) }
    return .init(year: year, month: month, day: day)
  }
}
