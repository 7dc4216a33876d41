import Archive
import Screen

/// The first line of the screen: the title, the filter, and how many events and texts there are.
struct HeaderLine {
  let archive: EraArchive
  let timeline: Timeline

  /// Draws the line where the layout has room for it.
  func draw(in frame: inout Frame, _ layout: Layout) {
    guard let header = layout.header else { return }
    frame.draw(archive.title, style: Style(.title), column: 1, row: header.row)
    let room = header.columns - cellWidth(archive.title) - 4
    let count = timeline.request == nil ? String(timeline.list.count) : "…"
    var parts = [
      timeline.filter.isEmpty
        ? Words.count(timeline.list.count, "event", "events") : "\(count) of \(timeline.eventCount(in: archive))",
      timeline.showsBackground ? "with background" : "",
      archive.textCount == 0 ? "no texts" : Words.count(archive.textCount, "text", "texts"),
    ].filter { !$0.isEmpty }
    // The counts are what the line is for: of the rest what has room, the words of the filter cut.
    while parts.count > 1, cellWidth(parts.joined(separator: " · ")) > room { parts.removeLast() }
    let left = room - cellWidth(parts.joined(separator: " · ")) - 3
    let filter = "filter: \(timeline.filter)"
    if !timeline.filter.isEmpty, left >= min(12, cellWidth(filter)) { parts.insert(clip(filter, columns: left), at: 0) }
    let text = clip(parts.joined(separator: " · "), columns: room)
    frame.draw(text, style: .dim, column: header.columns - cellWidth(text) - 1, row: header.row)
  }
}
