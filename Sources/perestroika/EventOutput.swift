import Archive
import ArgumentParser
import Catalogue
import Chronology
import Evidence
import Screen

/// Events as the command line prints them.
enum EventOutput {
  /// The event as a JSON object in one line.
  static func document(of row: EventRow, answer: Answer, archive: EraArchive) -> String {
    let document = archive.document(position: row.position) ?? "{}"
    if answer == .definite { return document }
    // The archive keeps every document with a definite match; only the answer to the question differs.
    return document.replacing("\"match\": \"definite\"", with: "\"match\": \"possible\"", maxReplacements: 1)
  }

  /// The event as a line of text: date, title, theme and id.
  static func line(of row: EventRow, answer: Answer, archive: EraArchive) -> String {
    let words = (try? EDTF(row.date))?.words ?? row.date
    let date = words + (answer == .possible ? " ?" : "")
    let theme = archive.themes.indices.contains(row.theme) ? archive.themes[row.theme].name : ""
    let padding = String(repeating: " ", count: max(2, 24 - cellWidth(date)))
    return date + padding + row.title + (row.isDisputed ? " ≠" : "") + "  (\(theme))  " + row.id
  }

  /// The whole event as text to read, wrapped.
  static func text(of event: EventDetail, archive: EraArchive, columns: Int) -> [String] {
    var lines = paragraph(event.row.title, columns)
    var facts = [(try? EDTF(event.row.date))?.words ?? event.row.date]
    if archive.themes.indices.contains(event.row.theme) { facts.append(archive.themes[event.row.theme].name) }
    if !event.places.isEmpty { facts.append(event.places.joined(separator: ", ")) }
    lines += paragraph(facts.joined(separator: " · "), columns)
    if !event.names.isEmpty { lines += paragraph("Also " + event.names.joined(separator: ", "), columns) }
    lines += [""] + paragraph(event.summary, columns)
    if let note = event.note { lines += [""] + paragraph(note, columns) }
    for (number, account) in event.accounts.enumerated() {
      lines.append("")
      let date = account.date.flatMap { try? EDTF($0) }?.words
      let head = ["\(number + 1). \(account.sourceName)", date, account.stance?.rawValue]
      lines += paragraph(head.compactMap { $0 }.joined(separator: ", "), columns)
      lines += self.lines(of: account, archive: archive, columns: columns)
    }
    if event.independentCount < event.sourceCount {
      lines += [""] + paragraph("\(event.accounts.count) accounts, \(event.independentCount) independent", columns)
    }
    for one in event.disagreements {
      let words = "≠ \(one.about) (\(one.parties))"
      let notes = [one.note, Disagreement.verdict(follows: one.follows, because: one.because)].compactMap { $0 }
      lines +=
        [""]
        + paragraph(([words] + [notes.joined(separator: " ")].filter { !$0.isEmpty }).joined(separator: ": "), columns)
    }
    for (label, rows) in [
      ("Part of", [event.partOf].compactMap { $0 }), ("Parts", event.parts), ("Led to", event.leadsTo),
      ("Followed from", event.ledFrom),
    ] where !rows.isEmpty {
      lines += [""] + paragraph(label + ": " + rows.map { "\($0.title) (\($0.id))" }.joined(separator: "; "), columns)
    }
    for (links, led) in [(event.effects, "led to"), (event.causes, "followed from")] {
      for link in links {
        guard let claim = link.claim else { continue }
        let verb = link.isDenied ? "denies that it" : "claims that it"
        lines += [""] + paragraph("\(claim.sourceName) \(verb) \(led) \(link.event.title) (\(link.event.id))", columns)
        lines += self.lines(of: claim, archive: archive, columns: columns)
        if let note = link.note { lines += paragraph("Note: " + note, columns, indent: 3) }
      }
    }
    return lines
  }

  /// What a source says, and where, without its name.
  private static func lines(of account: AccountDetail, archive: EraArchive, columns: Int) -> [String] {
    var lines = paragraph(account.says, columns, indent: 3)
    if !account.figures.isEmpty { lines += paragraph(account.figures.joined(separator: "; "), columns, indent: 3) }
    if let note = account.note { lines += paragraph("Note: " + note, columns, indent: 3) }
    var place = account.anchor.state.rawValue
    if let paragraph = account.anchor.paragraph { place += ", ¶ \(paragraph)" }
    lines += paragraph("“\(account.quote.exact)” [\(place)]", columns, indent: 3)
    if archive.sources.indices.contains(account.source) {
      lines += paragraph(archive.sources[account.source].citation, columns, indent: 3)
    }
    return lines
  }

  /// Words broken into lines.
  static func paragraph(_ words: String, _ columns: Int, indent: Int = 0) -> [String] {
    let scalars = Array(words.unicodeScalars)
    return wrap(scalars, columns: max(WidthOption.least - indent, columns - indent)).map { range in
      var line = String.UnicodeScalarView()
      line.append(contentsOf: scalars[range])
      return String(repeating: " ", count: indent) + String(line)
    }
  }
}

/// How wide text for people may be.
struct WidthOption: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The cells across that text may take.", valueName: "cells"))
  var width: Int?

  /// The least that can be asked for.
  static let least = 20

  func validate() throws {
    if let width, width < Self.least { throw ValidationError("--width takes \(Self.least) or more") }
  }

  /// The cells across; those of the terminal, 100 at the most, where none are asked for.
  var columns: Int { width ?? min(100, Output.columns) }
}
