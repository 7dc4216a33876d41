import Files
import GRDB
import Glibc

/// The reader's marks in an SQLite file.
///
/// The file is opened for each question and each change, which are few, so that nothing stands open that another
/// program might set aside. A change is on the disk when it is reported as done: a rollback journal with
/// `synchronous = EXTRA`, because one file alone is then the whole notebook (to be copied, to lie on a network), and
/// because somebody has just typed a line, beside which a few milliseconds are nothing.
public struct MarkStore: Sendable {
  /// The marks after a question or a change.
  public struct Outcome: Hashable, Sendable {
    /// The marks of the catalogue, by the ids of their events.
    public var marks: [Mark]
    /// What the reader should know; nil where all is well.
    public var remark: String?
    /// Whether what was asked for was done.
    public var isDone = true
  }

  /// The full path of the file; nil where the reader has no folder for it.
  public let path: String?
  /// The catalogue whose marks are meant, by its title, which stays when its folder moves.
  public let catalogue: String
  /// For how many milliseconds another program that uses the notebook is waited for.
  private let patience: Int

  /// Names the file; it is made with the first mark.
  /// - Parameter patience: for how many milliseconds another program that uses the notebook is waited for.
  public init(path: String?, catalogue: String, patience: Int = 2000) {
    self.path = path
    self.catalogue = catalogue
    self.patience = patience
  }

  /// The marks of the catalogue.
  ///
  /// A damaged notebook is set aside, and what can be read of it is kept in a new one; the remark says so.
  /// - Throws: ``NotebookError`` where there is a notebook that cannot be read; it is left as it is.
  public func marks() throws(NotebookError) -> Outcome {
    guard let path, access(path, F_OK) == 0 else { return Outcome(marks: []) }
    do throws(NotebookFile.Failure) {
      return Outcome(marks: try NotebookFile(path: path, mode: .reading, patience: patience).marks(of: catalogue))
    } catch {
      switch error {
      case .damaged: return try rescued()
      case .unusable(let reason): throw NotebookError("the notebook \(path) cannot be read: \(reason)")
      }
    }
  }

  /// Keeps a mark; it takes the place of the one that the reader saw on the event.
  ///
  /// Where another program has changed the mark on the event in the meantime, nothing is done.
  /// - Throws: ``NotebookError`` where it cannot be kept; the notebook is then as it was.
  public func keep(_ mark: Mark, replacing seen: Mark?) throws(NotebookError) -> Outcome {
    try change("the mark is not kept", of: mark.event, from: seen) { file throws(NotebookFile.Failure) in
      try file.put(mark, of: catalogue)
    }
  }

  /// Takes a mark away that the reader saw.
  /// - Throws: ``NotebookError`` where it cannot be taken away; the notebook is then as it was.
  public func remove(_ mark: Mark) throws(NotebookError) -> Outcome {
    try change("the mark is not removed", of: mark.event, from: mark) { file throws(NotebookFile.Failure) in
      try file.take(mark.event, of: catalogue)
    }
  }

  private func change(
    _ failure: String, of event: String, from seen: Mark?,
    _ body: (NotebookFile) throws(NotebookFile.Failure) -> Void
  ) throws(NotebookError) -> Outcome {
    guard let path else {
      throw NotebookError("\(failure): there is no home folder; HOME or XDG_DATA_HOME names it")
    }
    var remark: String?
    for _ in 0..<2 {
      do throws(NotebookFile.Failure) {
        return try changed(at: path, of: event, from: seen, remark: remark, body)
      } catch {
        switch error {
        case .damaged: remark = try rescued().remark
        case .unusable(let reason): throw NotebookError("\(failure): \(reason)")
        }
      }
    }
    throw NotebookError("\(failure): \(remark ?? "the notebook \(path) is damaged")")
  }

  private func changed(
    at path: String, of event: String, from seen: Mark?, remark: String?,
    _ body: (NotebookFile) throws(NotebookFile.Failure) -> Void
  ) throws(NotebookFile.Failure) -> Outcome {
    let lock: FolderLock
    do {
      try WholeFile.makeFolder(folder(of: path))
      lock = try FolderLock(folder(of: path), patience: patience)
    } catch {
      throw .unusable(reason(of: error))
    }
    defer { withExtendedLifetime(lock) {} }
    let file = try NotebookFile(path: path, mode: .writing, patience: patience)
    guard try file.mark(on: event, of: catalogue) == seen else {
      return Outcome(
        marks: try file.marks(of: catalogue), remark: "another program has changed the mark on this event meanwhile",
        isDone: false)
    }
    try body(file)
    return Outcome(marks: try file.marks(of: catalogue), remark: remark)
  }

  // MARK: Damage

  /// Sets the damaged notebook aside and keeps in a new one what can be read of it.
  private func rescued() throws(NotebookError) -> Outcome {
    guard let path else { return Outcome(marks: []) }
    let bytes: [UInt8]
    do { bytes = try readBytes(of: path) } catch { throw NotebookError(reason(of: error)) }
    let all = MarkRescue.marks(in: bytes)
    let own = all.filter { $0.catalogue == catalogue }.map(\.mark).sorted { $0.event < $1.event }
    let found =
      all.isEmpty ? "no mark could be read" : all.count == 1 ? "1 mark was rescued" : "\(all.count) marks were rescued"
    do {
      let lock = try FolderLock(folder(of: path), patience: patience)
      defer { withExtendedLifetime(lock) {} }
      // Another program may have done this while the lock was waited for.
      if let file = try? NotebookFile(path: path, mode: .reading, patience: patience),
        let marks = try? file.marks(of: catalogue)
      {
        return Outcome(marks: marks)
      }
      let aside = try replace(path, keeping: all)
      return Outcome(marks: own, remark: "the notebook was damaged and is set aside as \(aside); \(found)")
    } catch {
      return Outcome(
        marks: own, remark: "the notebook is damaged and cannot be set aside: \(reason(of: error)); \(found)")
    }
  }

  /// Puts a new notebook in the place of the damaged one, whole or not at all.
  /// - Returns: the name under which the damaged one is now.
  private func replace(_ path: String, keeping marks: [MarkRescue.Row]) throws -> String {
    let folder = folder(of: path)
    let aside = MarkStore.freeName(in: folder, beginning: "notebook-damaged-", ending: ".sqlite")
    let draft = "\(folder)/.notebook.\(getpid()).new"
    unlink(draft)
    defer { unlink(draft) }
    let file = try NotebookFile(path: draft, mode: .writing, patience: patience)
    try file.put(marks)
    // The old file has both names until the new one takes its place, so that none of this can lose it.
    guard link(path, "\(folder)/\(aside)") == 0 || rename(path, "\(folder)/\(aside)") == 0 else {
      throw NotebookError(String(cString: strerror(errno)))
    }
    // What was begun in the damaged file must not be taken for something begun in the new one.
    rename(path + "-journal", "\(folder)/\(aside)-journal")
    guard rename(draft, path) == 0 else { throw NotebookError(String(cString: strerror(errno))) }
    return aside
  }

  /// A name with today's date that nothing in a folder has.
  static func freeName(in folder: String, beginning: String, ending: String) -> String {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    let two = { (number: Int32) in (number < 10 ? "0" : "") + String(number) }
    let date = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    var name = beginning + date + ending
    var number = 2
    while access("\(folder)/\(name)", F_OK) == 0 {
      name = "\(beginning)\(date)-\(number)\(ending)"
      number += 1
    }
    return name
  }
}

/// What an error says, the reason first: where there is little room, the path is what is cut off.
func reason(of error: any Error) -> String {
  (error as? ReadingError).map { "\($0.reason) (\($0.path))" } ?? "\(error)"
}

/// The folder in which a file lies.
func folder(of path: String) -> String {
  path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
}
