import Catalogue
import Chronology

@testable import Archive

/// A search that goes through all events and paragraphs one by one and knows neither an index nor SQL: what the
/// archive's answers are compared with.
struct PlainSearch {
  let contents: CatalogueContents
  let archive: EraArchive
  /// The ids of the events that are marked.
  var marked: Set<String> = []
  private let columns: [[[Word]]]
  private let paragraphs: [(hit: PassageHit, words: [Word], isBody: Bool)]
  private let quoted: Set<PassageHit>

  private typealias Word = (plain: [UInt8], key: [UInt8])

  init(_ contents: CatalogueContents, _ archive: EraArchive) {
    self.contents = contents
    self.archive = archive
    columns = contents.events.map { PlainSearch.columns(of: $0, contents).map(PlainSearch.words) }
    var paragraphs: [(PassageHit, [Word], Bool)] = []
    var quoted: Set<PassageHit> = []
    for source in archive.sources.indices where archive.sources[source].isAttached {
      for block in archive.blocks(1...max(1, archive.sources[source].blockCount), ofSource: source) {
        let hit = PassageHit(key: PassageHit.key(source: source, paragraph: block.number))
        if !block.pins.isEmpty { quoted.insert(hit) }
        guard block.kind != .furniture else { continue }
        paragraphs.append(
          (hit, PlainSearch.words(of: block.text), block.kind == .paragraph || block.kind == .quotation))
      }
    }
    self.paragraphs = paragraphs
    self.quoted = quoted
  }

  private static func columns(of event: Event, _ contents: CatalogueContents) -> [String] {
    func names(_ ids: [String], _ records: [(id: String, names: [String])]) -> [String] {
      ids.flatMap { id in records.first { $0.id == id }?.names ?? [id] }
    }
    let names =
      event.names.map(\.name) + event.forms
      + names(event.people, contents.people.map { ($0.id, [$0.name] + $0.forms + $0.names.map(\.name)) })
      + names(event.organisations, contents.organisations.map { ($0.id, [$0.name] + $0.forms + $0.names.map(\.name)) })
      + names(event.places, contents.places.map { ($0.id, [$0.name] + $0.forms + $0.names.map(\.name)) })
      + contents.themes.filter { $0.id == event.theme }.map(\.name)
    var words = [event.summary, event.note ?? ""]
    for (index, quotation) in event.quotations.enumerated() {
      let note = quotation.link.map { event.links[$0].note } ?? event.accounts[index].note
      words += [quotation.says, quotation.quote.exact, note ?? ""]
      words += contents.sources.filter { $0.id == quotation.source }.map(\.shortName)
    }
    for disagreement in event.disagreements { words += [disagreement.note, disagreement.because].compactMap { $0 } }
    return [event.title, names.joined(separator: " . "), words.joined(separator: " . ")]
  }

  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var scanner = WordScanner()
    var text = text
    text.withUTF8 { bytes in
      while scanner.next(in: bytes) { words.append((scanner.plain, scanner.key)) }
    }
    return words
  }

  // MARK: Events

  /// The positions of the events that meet a query.
  func events(meeting query: SearchQuery, withBackground: Bool) -> [Int32] {
    let asksForBackground = query.groups.joined().contains { $0.subject == .flag(.background) }
    return contents.events.indices.filter { index in
      if !withBackground, !asksForBackground, contents.events[index].isBackground { return false }
      return zip(query.groups, query.wantedWords).allSatisfy { group, wanted in
        zip(group, wanted).contains { condition, words in
          meets(condition.subject, words, at: index) != condition.isNegated
        }
      }
    }.map { Int32($0) }
  }

  private func meets(_ subject: SearchQuery.Subject, _ words: WantedWords?, at index: Int) -> Bool {
    let event = contents.events[index]
    switch subject {
    case .words:
      return columns[index].contains { PlainSearch.meets(words, $0) }
    case .facet(.theme, let name): return named(name, contents.themes.map { ($0.id, [$0.name]) }, [event.theme], true)
    case .facet(.source, let name):
      return named(name, contents.sources.map { ($0.id, [$0.shortName]) }, event.quotations.map(\.source), true)
    case .facet(.person, let name):
      return named(
        name, contents.people.map { ($0.id, [$0.name] + $0.forms + $0.names.map(\.name)) }, event.people, false)
    case .facet(.place, let name):
      return named(
        name, contents.places.map { ($0.id, [$0.name] + $0.forms + $0.names.map(\.name)) }, event.places, false)
    case .facet(.organisation, let name):
      return named(
        name, contents.organisations.map { ($0.id, [$0.name] + $0.forms + $0.names.map(\.name)) }, event.organisations,
        false)
    case .date(let date):
      let first = date.earliest.day?.number ?? Int.min
      let last = date.latest.day?.number ?? Int.max
      return (event.date.latest.day?.number ?? Int.max) >= first && (event.date.earliest.day?.number ?? Int.min) <= last
    case .scope(let scope): return scope == .events
    case .flag(.disagreement): return !event.disagreements.isEmpty
    case .flag(.background): return event.isBackground
    case .flag(.condition): return event.kind == .condition
    case .flag(.landmark): return event.importance == .landmark
    case .flag(.singleSource): return SourceRoots(contents.sources).count(of: event) < 2
    case .flag(.noPrimary):
      return !event.accounts.contains { account in
        contents.sources.contains { $0.id == account.source && $0.tier == .primary }
      }
    case .flag(.marked): return marked.contains(event.id)
    case .flag(.unquoted): return false
    }
  }

  /// Whether one of some records bears a name; one whose id it is stands alone.
  private func named(
    _ name: String, _ records: [(id: String, names: [String])], _ own: [String], _ byBeginning: Bool
  ) -> Bool {
    if records.contains(where: { $0.id == name }) { return own.contains(name) }
    let wanted = WordMatcher.folded(name)
    return records.contains { record in
      own.contains(record.id)
        && (byBeginning && record.id.hasPrefix(name)
          || record.names.contains { WordMatcher.folded($0).contains(wanted) })
    }
  }

  private static func meets(_ wanted: WantedWords?, _ words: [Word]) -> Bool {
    (wanted?.phrases ?? []).contains { phrase in
      words.indices.contains { start in
        start + phrase.terms.count <= words.count
          && phrase.terms.indices.allSatisfy { offset in
            phrase.terms[offset].matches(plain: words[start + offset].plain, key: words[start + offset].key)
          }
      }
    }
  }

  // MARK: Passages

  /// The passages that meet a query.
  func passages(meeting query: SearchQuery) -> [PassageHit] {
    let asksForText = query.groups.joined().contains { condition in
      switch condition.subject {
      case .words, .flag(.unquoted): !condition.isNegated
      default: false
      }
    }
    guard asksForText else { return [] }
    return paragraphs.filter { paragraph in
      zip(query.groups, query.wantedWords).allSatisfy { group, wanted in
        zip(group, wanted).contains { condition, words in
          let isMet: Bool
          switch condition.subject {
          case .words: isMet = PlainSearch.meets(words, paragraph.words)
          case .facet(.source, let name):
            isMet = named(
              name, contents.sources.map { ($0.id, [$0.shortName]) }, [contents.sources[paragraph.hit.source].id], true)
          case .scope(let scope): isMet = scope == .texts
          case .flag(.unquoted): isMet = paragraph.isBody && !quoted.contains(paragraph.hit)
          // What only events have is neither met nor missed by a passage.
          default: return false
          }
          return isMet != condition.isNegated
        }
      }
    }.map(\.hit)
  }
}
