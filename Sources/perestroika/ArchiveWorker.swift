import Archive
import Browser
import Glibc
import Synchronization
import Terminal

/// Answers questions to the archive on a thread of its own, with a connection of its own, so that no key waits.
///
/// It works on the first question of those that are open; as soon as that one is not open any more, it stops.
final class ArchiveWorker: Sendable {
  private struct State {
    var open: [ArchiveRequest] = []
    var current: (request: ArchiveRequest, stop: Stop)?
    var answers: [(request: ArchiveRequest, answer: ArchiveRequest.Answer)] = []
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
        Unmanaged<ArchiveWorker>.fromOpaque(context).takeRetainedValue().run()
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
  func take(_ requests: [ArchiveRequest]) {
    let isIdle = state.withLock { state in
      let answered = state.answers.map(\.request)
      state.open = requests.filter { !answered.contains($0) }
      if let current = state.current, !requests.contains(current.request) { current.stop.ask() }
      return state.current == nil && !state.open.isEmpty
    }
    if isIdle { wake() }
  }

  /// The answers that have come.
  func takeAnswers() -> [(request: ArchiveRequest, answer: ArchiveRequest.Answer)] {
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
      while let (request, stop) = next() {
        let answer = archive.answer(to: request, until: stop)
        let isWanted = state.withLock { state in
          state.current = nil
          guard let answer, let index = state.open.firstIndex(of: request) else { return false }
          state.open.remove(at: index)
          state.answers.append((request, answer))
          return true
        }
        if isWanted { tell() }
      }
      if state.withLock({ $0.isOver }) { return }
    }
  }

  private func next() -> (ArchiveRequest, Stop)? {
    state.withLock { state in
      guard !state.isOver, let request = state.open.first else { return nil }
      let stop = Stop()
      state.current = (request, stop)
      return (request, stop)
    }
  }
}

/// Asks what a browser needs to know, on a thread where the archive is large, and hands it the answers.
@MainActor
struct ArchiveAnswers {
  private var archive: EraArchive
  private var thread: ArchiveWorker?

  /// Begins with the archive that a browser shows.
  init(_ archive: EraArchive) {
    self.archive = archive
    thread = ArchiveAnswers.thread(for: archive)
  }

  private static func thread(for archive: EraArchive) -> ArchiveWorker? {
    archive.answersAtOnce ? nil : ArchiveWorker(archive: archive) { TerminalScreen.wake() }
  }

  /// Hands over the answers that have come.
  /// - Returns: what the browser asks for because of them.
  func hand(to browser: inout EraBrowser) -> [Effect] {
    thread?.takeAnswers().flatMap { browser.receive($0.answer, to: $0.request) } ?? []
  }

  /// Asks what is open now, in place of what was.
  mutating func ask(for browser: inout EraBrowser) {
    if browser.archive !== archive {
      end()
      self = ArchiveAnswers(browser.archive)
    }
    if let thread { return thread.take(browser.requests) }
    // Without a thread a key has to wait; what is asked for on a small archive is answered before it comes to this.
    while let request = browser.requests.first, let answer = archive.answer(to: request) {
      _ = browser.receive(answer, to: request)
      TerminalScreen.wake()
    }
  }

  /// Ends the thread.
  func end() { thread?.end() }
}
