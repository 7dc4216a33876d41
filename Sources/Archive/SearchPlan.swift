import Chronology
import GRDB

/// How a query is put to the index: one expression, whose hits come in order of time, and conditions on the rows.
struct SearchPlan {
  /// The expression in the syntax of FTS5; nil where only the rows decide.
  var expression: String?
  /// Conditions on the rows of the table, in SQL, all of which must hold.
  var conditions: [String] = []
  /// What the conditions ask with.
  var arguments: [any DatabaseValueConvertible] = []
  /// Whether nothing at all can meet the query.
  var isImpossible = false

  /// What one condition of a query comes to.
  enum Clause {
    case always
    case never
    case expression(String)
    case row(String, [any DatabaseValueConvertible])
  }

  /// What a condition of a query comes to, and whether it must not be so.
  typealias Part = (clause: Clause, isNegated: Bool)

  /// Puts the groups of a query together.
  /// - Parameters:
  ///   - everything: an expression that all rows meet; nil where an expression needs a word to begin with.
  ///   - membership: turns an expression into a condition on a row, with one argument for the expression.
  init(_ groups: [[Part]], everything: String?, membership: String) {
    var wanted: [String] = []
    var unwanted: [String] = []
    for group in groups {
      let group = group.filter { !SearchPlan.isNever($0) }
      if group.contains(where: SearchPlan.isAlways) { continue }
      if group.isEmpty {
        isImpossible = true
        return
      }
      let expressions = group.compactMap { part -> String? in
        if case .expression(let expression) = part.clause, !part.isNegated { expression } else { nil }
      }
      if expressions.count == group.count {
        wanted.append(SearchPlan.any(expressions))
      } else if group.count == 1, case .expression(let expression) = group[0].clause {
        unwanted.append(expression)
      } else {
        add(group, membership: membership)
      }
    }
    if wanted.isEmpty, !unwanted.isEmpty {
      if let everything {
        wanted = [everything]
      } else {
        for expression in unwanted { add([(.expression(expression), true)], membership: membership) }
        return
      }
    }
    guard !wanted.isEmpty else { return }
    // Every one that is asked for is gone through, also the same one twice.
    wanted = SearchPlan.unique(wanted)
    unwanted = SearchPlan.unique(unwanted)
    let all = wanted.count == 1 ? wanted[0] : wanted.map { "(\($0))" }.joined(separator: " AND ")
    expression = unwanted.isEmpty ? all : "(\(all)) NOT (\(SearchPlan.any(unwanted)))"
  }

  private static func unique(_ expressions: [String]) -> [String] {
    var known: Set<String> = []
    return expressions.filter { known.insert($0).inserted }
  }

  /// A choice in which not everything can be asked of the index at once.
  private mutating func add(_ group: [Part], membership: String) {
    let parts = group.map { part -> String in
      switch part.clause {
      case .always: return "1"
      case .never: return part.isNegated ? "1" : "0"
      case .expression(let expression):
        arguments.append(expression)
        return part.isNegated ? "NOT \(membership)" : membership
      case .row(let condition, let values):
        arguments += values
        return part.isNegated ? "NOT (\(condition))" : "(\(condition))"
      }
    }
    conditions.append("(" + parts.joined(separator: " OR ") + ")")
  }

  private static func isNever(_ part: Part) -> Bool {
    switch part.clause {
    case .always: part.isNegated
    case .never: !part.isNegated
    default: false
    }
  }

  private static func isAlways(_ part: Part) -> Bool {
    switch part.clause {
    case .always: !part.isNegated
    case .never: part.isNegated
    default: false
    }
  }

  /// An expression that is met where any of some is.
  static func any(_ expressions: [String]) -> String {
    let expressions = unique(expressions)
    return expressions.count == 1 ? expressions[0] : expressions.map { "(\($0))" }.joined(separator: " OR ")
  }

  /// The expression for some signs, any of which is enough.
  static func signs(_ signs: [String]) -> Clause {
    signs.isEmpty ? .never : .expression(any(signs.map { "\"\($0)\"" }))
  }

  /// The expression for words: each in quotation marks, so that nothing in them is syntax.
  /// - Parameter completions: all words of the index that begin so, where they are few; nil where they are many.
  static func words(_ wanted: WantedWords, completions: (String) -> [String]?) -> Clause {
    let phrases = wanted.phrases.flatMap { expressions($0, completions) }
    return phrases.isEmpty ? .never : .expression(any(phrases))
  }

  private static func expressions(_ phrase: SearchPhrase, _ completions: (String) -> [String]?) -> [String] {
    guard let last = phrase.terms.last else { return [] }
    let before = phrase.terms.dropLast().map { "\"\(choices($0).joined(separator: "|"))\" + " }.joined()
    var whole = choices(last)
    var begun: [String] = []
    for beginning in last.beginnings.map({ String(decoding: $0, as: UTF8.self) }) {
      // Some words one by one come in order of time; all that begin so would be gathered and put in order first.
      if let words = completions(beginning) { whole += words } else { begun.append("\(before)\"\(beginning)\" *") }
    }
    return ["\(before)\"\(whole.joined(separator: "|"))\""] + begun
  }

  /// What may stand at the place of a word: a word that is its own key, or one that has it.
  private static func choices(_ term: SearchTerm) -> [String] {
    let key = String(decoding: term.key, as: UTF8.self)
    return [key, key + "="]
  }
}

extension EraArchive {
  /// How a query is put to the index of events; of no use where the work was stopped.
  func eventPlan(_ query: SearchQuery, withBackground: Bool, until stop: Stop = Stop()) -> SearchPlan {
    var groups = zip(query.groups, query.wantedWords).map { group, wanted in
      zip(group, wanted).map { condition, words -> SearchPlan.Part in
        (words.map(clause) ?? eventClause(condition.subject, until: stop), condition.isNegated)
      }
    }
    let asksForBackground = query.groups.joined().contains { $0.subject == .flag(.background) }
    if !withBackground && !asksForBackground { groups.append([(SearchPlan.signs([EventSign.background]), true)]) }
    return SearchPlan(
      groups, everything: "\"\(EventSign.any)\"",
      membership: "position IN (SELECT rowid FROM event_words WHERE event_words MATCH ?)")
  }

  private func clause(_ words: WantedWords) -> SearchPlan.Clause {
    SearchPlan.words(words, completions: words(beginningWith:))
  }

  /// The words and keys of the index that begin so; nil where they are many, or the index has a list for the beginning.
  private func words(beginningWith beginning: String) -> [String]? {
    guard beginning.unicodeScalars.count >= Vocabulary.shortest else { return nil }
    let words = read { database in
      try database.rows(
        "SELECT word FROM word WHERE word >= ? AND word < ? LIMIT ?",
        [beginning, beginning + "\u{10FFFF}", EraArchive.fewWords + 1]
      ) { $0[0] as String }
    }
    return words.flatMap { $0.count > EraArchive.fewWords ? nil : $0 }
  }

  /// So many words are looked up one by one.
  private static let fewWords = 64

  private func eventClause(_ subject: SearchQuery.Subject, until stop: Stop) -> SearchPlan.Clause {
    switch subject {
    case .words: .never
    case .facet(.theme, let name): SearchPlan.signs(themeNumbers(named: name).map(EventSign.theme))
    case .facet(.source, let name): SearchPlan.signs(sourceNumbers(named: name).map(EventSign.source))
    case .facet(.person, let name): signs(of: .person, name, until: stop)
    case .facet(.organisation, let name): signs(of: .organisation, name, until: stop)
    case .facet(.place, let name): signs(of: .place, name, until: stop)
    case .date(let date): EraArchive.clause(date)
    case .scope(let scope): scope == .events ? .always : .never
    case .flag(.disagreement): SearchPlan.signs([EventSign.disputed])
    case .flag(.background): SearchPlan.signs([EventSign.background])
    case .flag(.condition): SearchPlan.signs([EventSign.condition])
    case .flag(.landmark): SearchPlan.signs([EventSign.landmark])
    case .flag(.singleSource): SearchPlan.signs([EventSign.single])
    case .flag(.noPrimary): .expression("\"\(EventSign.any)\" NOT \"\(EventSign.primary)\"")
    case .flag(.unquoted): .never
    case .flag(.marked):
      .row("position IN (SELECT value FROM json_each(?))", [marked.json])
    }
  }

  private func signs(of kind: Schema.Kind, _ name: String, until stop: Stop) -> SearchPlan.Clause {
    SearchPlan.signs(records(of: kind, named: name, until: stop).map { EventSign.record(kind, $0) })
  }

  /// Whatever may have happened in that time: what ends before it or begins after it cannot have.
  private static func clause(_ date: EDTF) -> SearchPlan.Clause {
    var parts: [String] = []
    var arguments: [any DatabaseValueConvertible] = []
    if let first = date.earliest.day?.number {
      parts.append("(latest IS NULL OR latest >= ?)")
      arguments.append(first)
    }
    if let last = date.latest.day?.number {
      parts.append("(earliest IS NULL OR earliest <= ?)")
      arguments.append(last)
    }
    return parts.isEmpty ? .always : .row(parts.joined(separator: " AND "), arguments)
  }

  /// A paragraph of a text's body from which no account quotes a word.
  static let unquoted = """
    (kind IN ('paragraph', 'quotation') AND key NOT IN (
      SELECT quoted.key FROM account JOIN paragraph AS quoted ON quoted.key BETWEEN account.source << 32 | account.paragraph
        AND account.source << 32 | coalesce(account.passage_end_paragraph, account.paragraph)))
    """

  /// How a query is put to the index of passages; nil where it asks for no words, or for what only events have.
  func passagePlan(_ query: SearchQuery) -> SearchPlan? {
    var asksForWords = false
    let groups = zip(query.groups, query.wantedWords).map { group, wanted in
      zip(group, wanted).map { condition, words -> SearchPlan.Part in
        if let words {
          if !condition.isNegated { asksForWords = true }
          return (clause(words), condition.isNegated)
        }
        switch condition.subject {
        case .facet(.source, let name):
          let numbers = sourceNumbers(named: name).map(String.init).joined(separator: ",")
          return (.row("(rowid >> 32) IN (\(numbers))", []), condition.isNegated)
        case .scope(let scope): return (scope == .texts ? .always : .never, condition.isNegated)
        case .flag(.unquoted):
          if !condition.isNegated { asksForWords = true }
          return (.row("rowid IN (SELECT key FROM paragraph WHERE \(EraArchive.unquoted))", []), condition.isNegated)
        default: return (.never, false)
        }
      }
    }
    guard asksForWords else { return nil }
    let plan = SearchPlan(
      groups, everything: nil, membership: "rowid IN (SELECT rowid FROM passage_words WHERE passage_words MATCH ?)")
    return plan.isImpossible ? nil : plan
  }

  /// The themes that bear a name; the beginning of an id or part of the name is enough.
  private func themeNumbers(named name: String) -> [Int] {
    if let theme = themes.firstIndex(where: { $0.id == name }) { return [theme] }
    let wanted = WordMatcher.folded(name)
    return themes.indices.filter {
      themes[$0].id.hasPrefix(name) || WordMatcher.folded(themes[$0].name).contains(wanted)
    }
  }

  /// The sources that bear a name; the beginning of an id or part of the name is enough.
  private func sourceNumbers(named name: String) -> [Int] {
    // An id that is given whole means that one alone.
    if let source = sources.first(where: { $0.id == name }) { return [source.number] }
    let wanted = WordMatcher.folded(name)
    return sources.filter { $0.id.hasPrefix(name) || WordMatcher.folded($0.name).contains(wanted) }.map(\.number)
  }

  /// The ids of the people, organisations or places that bear a name, whatever its case, accents and letters; part of
  /// it is enough.
  private func records(of kind: Schema.Kind, named name: String, until stop: Stop) -> [String] {
    if stop.isDue { return [] }
    let wanted = WordMatcher.folded(name)
    let found = read(until: stop) { database in
      try database.rows("SELECT id, name, forms FROM record WHERE kind = ?", [kind.rawValue]) { row -> String? in
        let id: String = row[0]
        let isNamed = WordMatcher.folded(row[1]).contains(wanted) || WordMatcher.folded(row[2]).contains(wanted)
        return id == name || isNamed ? id : nil
      }
    }
    // An id that is given whole means that one alone.
    return found.map { $0.contains(name) ? [name] : $0 } ?? []
  }
}
