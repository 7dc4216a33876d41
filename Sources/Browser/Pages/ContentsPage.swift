import Archive
import Screen

/// The headings of the text that is shown, or the accounts of a source that has no text.
struct ContentsPage: ListPage {
  var list: PickList

  /// Lists what a source has, the place that is read selected.
  init(_ model: BrowserModel, of source: SourceDetail, at place: ReadingPlace) {
    list =
      source.isAttached
      ? ContentsPage.headings(model.archive, of: source, at: place.shownNumber)
      : ContentsPage.digest(model.archive, of: source, at: place.number)
  }

  private static func headings(_ archive: EraArchive, of source: SourceDetail, at number: Int) -> PickList {
    let (entries, hasHeadings) = archive.contents(ofSource: source.number)
    let rows = entries.map { entry in
      PickRow(
        lead: "¶ \(entry.number)", words: PickList.line(entry.words), trail: coverage(of: entry),
        role: hasHeadings ? .heading : .text, target: .place(source: source.number, number: entry.number))
    }
    let name = "Contents of \(source.name)" + (hasHeadings ? "" : " (it has no headings)")
    return PickList(
      [PickList.Tab(name: name, rows: rows)], selecting: entries.lastIndex { $0.number <= number } ?? 0)
  }

  /// How many events rest on a section, and how much of it nothing is quoted from.
  private static func coverage(of entry: ContentsEntry) -> String {
    let events = entry.eventCount == 0 ? "no event" : Words.count(entry.eventCount, "event", "events")
    return entry.unquotedCount == 0 ? events : "\(events) · \(entry.unquotedCount) ¶ unquoted"
  }

  private static func digest(_ archive: EraArchive, of source: SourceDetail, at number: Int) -> PickList {
    // Of a source with very many accounts those around the place are listed.
    let reach = 500
    let first = max(1, min(number - reach, source.accountCount - 2 * reach))
    let last = max(1, min(source.accountCount, first + 2 * reach))
    let rows = archive.blocks(first...last, ofSource: source.number).flatMap { block in
      block.pins.map { pin in
        // What the account says tells it from others of the same event.
        PickRow(
          lead: Words.date(pin.event.date), words: pin.event.title, trail: PickList.line(block.text),
          target: .account(PinnedAccount(position: pin.event.position, account: pin.account)))
      }
    }
    let part = rows.count < source.accountCount ? ", \(first)–\(last) of \(source.accountCount)" : ""
    return PickList(
      [PickList.Tab(name: "Digest of \(source.name)" + part, rows: rows)], selecting: number - first)
  }
}
