import Archive
import Browser
import Glibc
import Synchronization
import Terminal

/// Answers questions to the archive on a thread of its own, with a connection of its own, so that no key waits.
///
/// It works on the first question of those that are open; as soon as that one is not open any more, it stops.
final class AnsweringThread: Sendable {
  private struct State {
    var open: [Inquiry] = []
    var current: (inquiry: Inquiry, stop: Stop)?
    var answers: [(inquiry: Inquiry, answer: Inquiry.Answer)] = []
    var isOver = false
  }

  private let archive: EraArchive
  private let tell: @Sendable () -> Void
  private let state = Mutex(State())
  /// The ends of a pipe with a byte in it when there is something to do.
  private let work: (reading: Int32, writing: Int32)

  /// Starts the thread; nil where the archive cannot be opened once more.
  /// - Parameter tell: called from the thread when there are answers.
  init?(archive: EraArchive, tell: @escaping @Sendable () -> Void) {
    guard let twin = archive.twin() else { return nil }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // The thread waits at its end; whoever has work for it does not wait at the other.
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    self.archive = twin
    self.tell = tell
    work = (ends[0], ends[1])
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<AnsweringThread>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, Unmanaged.passRetained(self).toOpaque())
    guard code == 0 else {
      Unmanaged.passUnretained(self).release()
      return nil
    }
    pthread_detach(thread)
  }

  deinit {
    close(work.reading)
    close(work.writing)
  }

  /// Takes the questions that are open now, most urgent first, in place of those before.
  func take(_ inquiries: [Inquiry]) {
    let isIdle = state.withLock { state in
      let answered = state.answers.map(\.inquiry)
      state.open = inquiries.filter { !answered.contains($0) }
      if let current = state.current, !inquiries.contains(current.inquiry) { current.stop.ask() }
      return state.current == nil && !state.open.isEmpty
    }
    if isIdle { wake() }
  }

  /// The answers that have come.
  func takeAnswers() -> [(inquiry: Inquiry, answer: Inquiry.Answer)] {
    state.withLock { state in
      defer { state.answers = [] }
      return state.answers
    }
  }

  /// Ends the thread.
  func end() {
    state.withLock { state in
      state.isOver = true
      state.current?.stop.ask()
    }
    wake()
  }

  private func wake() {
    var one: UInt8 = 1
    _ = write(work.writing, &one, 1)
  }

  private func run() {
    while true {
      var bytes: UInt64 = 0
      guard read(work.reading, &bytes, 8) > 0 || errno == EINTR else { return }
      while let (inquiry, stop) = next() {
        let answer = archive.answer(to: inquiry, until: stop)
        let isWanted = state.withLock { state in
          state.current = nil
          guard let answer, let index = state.open.firstIndex(of: inquiry) else { return false }
          state.open.remove(at: index)
          state.answers.append((inquiry, answer))
          return true
        }
        if isWanted { tell() }
      }
      if state.withLock({ $0.isOver }) { return }
    }
  }

  private func next() -> (Inquiry, Stop)? {
    state.withLock { state in
      guard !state.isOver, let inquiry = state.open.first else { return nil }
      let stop = Stop()
      state.current = (inquiry, stop)
      return (inquiry, stop)
    }
  }
}

/// Asks what a browser needs to know, on a thread where the archive is large, and hands it the answers.
@MainActor
struct Answering {
  private var archive: EraArchive
  private var thread: AnsweringThread?

  /// Begins with the archive that a browser shows.
  init(_ archive: EraArchive) {
    self.archive = archive
    thread = Answering.thread(for: archive)
  }

  private static func thread(for archive: EraArchive) -> AnsweringThread? {
    archive.answersAtOnce ? nil : AnsweringThread(archive: archive) { TerminalScreen.wake() }
  }

  /// Hands over the answers that have come.
  /// - Returns: what the browser asks for because of them.
  func hand(to browser: inout EraBrowser) -> [Effect] {
    thread?.takeAnswers().flatMap { browser.take($0.answer, to: $0.inquiry) } ?? []
  }

  /// Asks what is open now, in place of what was.
  mutating func ask(for browser: inout EraBrowser) {
    if browser.archive !== archive {
      end()
      self = Answering(browser.archive)
    }
    if let thread { return thread.take(browser.inquiries) }
    // Without a thread a key has to wait; what is asked for on a small archive is answered before it comes to this.
    while let inquiry = browser.inquiries.first, let answer = archive.answer(to: inquiry) {
      _ = browser.take(answer, to: inquiry)
      TerminalScreen.wake()
    }
  }

  /// Ends the thread.
  func end() { thread?.end() }
}
