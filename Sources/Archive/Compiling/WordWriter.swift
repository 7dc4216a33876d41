/// Gives the words of events to the index, many events at a time.
struct WordWriter {
  private let index: IndexDraft
  private var waiting: [(position: Int, words: EventWords)] = []

  private static let batchLength = 256

  init(_ index: IndexDraft) { self.index = index }

  /// Takes the words of the event at a position; positions must ascend.
  mutating func add(_ words: EventWords, at position: Int) throws {
    waiting.append((position, words))
    if waiting.count == WordWriter.batchLength { try finish() }
  }

  /// Gives what is still kept.
  mutating func finish() throws {
    let batch = waiting
    waiting = []
    try index.add { writer in
      for (position, words) in batch { try writer.addEvent(at: position, words) }
    }
  }
}
