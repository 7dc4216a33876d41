import Archive
import Notebook

/// The reader's marks, as the notebook has them: a mark is shown once the notebook has kept it.
struct Marks {
  /// The marks, by the ids of their events.
  private(set) var byEvent: [String: Mark] = [:]
  /// The positions of the marked events, ascending.
  private(set) var positions: [Int32] = []
  /// The mark that was last to be kept, until it is, or that was removed: its line is there again the next time.
  var unkept: Mark?
  /// The marks that were removed while their list is open, by the ids of their events: each can be put back.
  var removed: [String: Mark] = [:]

  /// Takes over the marks as the notebook has them.
  mutating func take(_ marks: [Mark], in archive: EraArchive) {
    byEvent = Dictionary(marks.map { ($0.event, $0) }, uniquingKeysWith: { first, _ in first })
    find(in: archive)
  }

  /// Notes that a change was kept.
  mutating func take(_ change: MarkChange) {
    unkept = nil
    switch change {
    case .keep(let mark, _): removed[mark.event] = nil
    case .remove(let mark):
      unkept = mark
      removed[mark.event] = mark
    }
  }

  /// Looks up where the marked events stand, and tells the archive which they are.
  mutating func find(in archive: EraArchive) { positions = archive.mark(byEvent.keys) }
}

/// What the reader wants to be done to a mark.
public enum MarkChange: Hashable, Sendable {
  /// Keep it in the place of the one that was seen on the event, if any.
  case keep(Mark, replacing: Mark?)
  /// Take it away.
  case remove(Mark)
}
