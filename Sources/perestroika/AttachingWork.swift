import Archive
import Browser
import Catalogue
import Evidence
import Foundation
import Library
import Synchronization

/// Attaches texts and makes the archive anew beside the browser, which goes on taking keys and showing frames.
final class AttachingWork: Sendable {
  /// How far it is, and what has come of it so far.
  struct Report {
    /// What is being done, in words.
    var step = "reading the catalogue"
    /// How much of that is done, from 0 to 1; nil where that is not known.
    var share: Double?
    /// Whether it can still be ended.
    var canBeCancelled = true
    /// What became of each text.
    var results: [AttachingResult] = []
    /// The archive with the texts; nil while there is none.
    var archive: EraArchive?
    /// Whether all is done.
    var isDone = false

    /// Tells the browser; true once there is nothing more to tell.
    func tell(_ browser: inout EraBrowser) -> Bool {
      guard isDone, archive == nil || browser.canReplaceArchive else {
        browser.attachingGoesOn(step, share: share, canBeCancelled: canBeCancelled, results: results)
        return false
      }
      if let archive { browser.replaceArchive(with: archive) }
      browser.attachingEnded(results)
      return true
    }
  }

  private let state = Mutex(Report())
  private let isCancelled = Mutex(false)
  private let places: Places

  /// Begins to attach what a line of the reader's names.
  init(_ request: AttachingRequest, places: Places) {
    self.places = places
    Thread.detachNewThread { self.run(request) }
  }

  /// How far it is.
  var report: Report { state.withLock { $0 } }

  /// Ends it as soon as that leaves nothing half done.
  func cancel() { isCancelled.withLock { $0 = true } }

  private func run(_ request: AttachingRequest) {
    do {
      let layers = try places.layers()
      let scan = CatalogueReader(layers: layers).scan()
      guard let contents = try scan.contentsWithQuotes(), !scan.hasErrors else {
        throw Failure("the catalogue has errors; perestroika check names them")
      }
      let library = OwnLibrary(path: Environment.libraryFolder)
      let own = Environment.ownCatalogue
      try own.adopt(from: library)
      let attached = try attach(request, AttachingRun(Attaching(contents, library: library, own: own)))
      if !attached.isEmpty { try rebuild(for: attached, library: library) }
    } catch is Cancelled {
      note(AttachingResult(name: "Cancelled", words: "nothing was attached"))
    } catch let failure as Failure {
      note(AttachingResult(name: "", words: failure.message, isError: true))
    } catch {
      note(AttachingResult(name: "", words: "\(error)", isError: true))
    }
    state.withLock { $0.isDone = true }
  }

  /// - Returns: the sources that have a text now.
  private func attach(_ request: AttachingRequest, _ run: AttachingRun) throws(Cancelled) -> [String] {
    var attached: [String] = []
    func tell(_ answer: AttachingRun.Answer) {
      switch answer {
      case .attached(let result):
        attached.append(result.entry.source)
        note(AttachingResult(name: result.name, words: result.words))
      case .refused(let refusal):
        note(
          AttachingResult(
            name: refusal.origin, words: refusal.reason, isError: true,
            fitsNoSource: refusal.kind == .unfit && !refusal.option.isEmpty))
      }
    }
    do {
      switch request {
      case .line(let line, let source):
        for name in PathLine(line).names(home: Environment["HOME"]) {
          try run.add(
            name, as: source.map { .source($0) } ?? .automatic, now: time(nil), progress: progress, tell: tell)
        }
      case .source(let source): tell(try run.fetch(source, now: time(nil), progress: progress))
      }
    } catch {
      if attached.isEmpty { throw error }
      note(AttachingResult(name: "Cancelled", words: "what is listed above is attached"))
    }
    return attached
  }

  private func progress(_ name: String, _ step: AttachingStep) -> Bool {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    state.withLock {
      $0.step = "\(file): \(step.words)"
      if case .looking(let share) = step { $0.share = share } else { $0.share = nil }
    }
    return !isCancelled.withLock { $0 }
  }

  private func rebuild(for attached: [String], library: OwnLibrary) throws {
    let outcome: ArchiveStore.Outcome
    do {
      outcome = try places.store().open { step in
        state.withLock {
          $0.step = step.words
          $0.share = step.share
          $0.canBeCancelled = false
        }
      }
    } catch ArchiveStore.Failure.problems(let problems) {
      throw Failure(
        "the catalogue has \(Words.count(problems.count, "problem", "problems")); perestroika check names them")
    } catch ArchiveStore.Failure.unwritable(let reason) {
      throw Failure(reason)
    }
    for reason in outcome.unreadable + outcome.remarks {
      note(AttachingResult(name: "", words: reason, isError: true))
    }
    for file in outcome.archive.textFiles where !file.isUsed && file.path.hasPrefix(library.path + "/") {
      guard let source = file.source, attached.contains(source),
        let first = outcome.archive.textFiles.first(where: { $0.source == source && $0.isUsed })
      else { continue }
      note(AttachingResult(name: source, words: "\(first.path) is read for it all the same, for it comes first"))
    }
    state.withLock { $0.archive = outcome.archive }
  }

  private func note(_ result: AttachingResult) {
    state.withLock { $0.results.append(result) }
  }
}
