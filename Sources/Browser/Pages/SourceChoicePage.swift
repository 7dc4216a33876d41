import Archive
import Screen

/// The sources, for the reader to choose the one that a text is of: first the one that was shown, then those that have
/// no text.
struct SourceChoicePage: ListPage {
  var list: PickList

  /// - Parameters:
  ///   - line: what names the text.
  ///   - shown: the id of the source that was shown; nil where none was.
  init(_ archive: EraArchive, for line: String, first shown: String?) {
    archive.sources.readAll()
    func order(_ source: SourceDetail) -> (Int, Int) {
      (source.id == shown ? 0 : source.isAttached ? 2 : 1, source.number)
    }
    let rows = archive.sources.sorted { order($0) < order($1) }.map { source in
      PickRow(
        words: source.name, trail: source.isAttached ? "has a text, which it replaces" : "has no text yet",
        target: .source(source.id))
    }
    list = PickList([PickList.Tab(name: "Of which source is \(line)?", rows: rows)])
  }

  func outcome(of row: PickRow) -> Outcome { .chooses(row.target) }
}
