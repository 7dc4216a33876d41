import Catalogue
import Evidence
import Files
import Glibc

/// What is being done to a text on its way into the library.
public enum AttachingStep: Hashable, Sendable {
  /// It is being fetched from its address.
  case fetching
  /// It is being read and, where it is no plain text, converted.
  case reading
  /// Quotes are being looked for; so much of it is done, from 0 to 1.
  case looking(Double)

  /// The step in words: “looking for quotes”.
  public var words: String {
    switch self {
    case .fetching: "fetching"
    case .reading: "reading"
    case .looking: "looking for quotes"
    }
  }
}

/// The reader wanted no more of it; nothing was changed.
public struct Cancelled: Error, Hashable {
  /// Says so.
  public init() {}
}

/// Attaches what a reader names: files, what is in folders, and what addresses give.
public struct AttachingRun: Sendable {
  /// What became of a text.
  public enum Answer: Hashable, Sendable {
    /// It is attached.
    case attached(Attaching.Attached)
    /// It is not, and why.
    case refused(Attaching.Refusal)
  }

  /// Told what is being done to which file or address; whether to go on.
  public typealias Progress = (_ name: String, _ step: AttachingStep) -> Bool

  /// Finds out of which source a text is, and keeps it.
  public let attaching: Attaching

  /// Attaches for a catalogue to a library.
  public init(_ attaching: Attaching) {
    self.attaching = attaching
  }

  /// The endings of the names of files that are taken from a folder.
  private static let endings = ["txt", "md", "html", "htm", "xhtml", "pdf"].flatMap {
    [".\($0)", ".\($0.uppercased())"]
  }

  /// Attaches a file, what is in a folder, or what an address gives.
  /// - Parameters:
  ///   - now: the time, in seconds since 1970.
  ///   - tell: called with each answer as soon as there is one.
  /// - Throws: ``Cancelled`` once `progress` has answered no.
  public func add(
    _ name: String, as choice: Attaching.Choice, now: Int, progress: Progress, tell: (Answer) -> Void
  ) throws(Cancelled) {
    let name = Fetching.path(ofFileAddress: name) ?? name
    var status = stat()
    if !Fetching.isAddress(name), stat(name, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      try addFolder(name, as: choice, now: now, progress: progress, tell: tell)
    } else {
      tell(try attach(name, as: choice, now: now, progress: progress))
    }
  }

  /// Fetches the text of a source from the address of its record.
  /// - Throws: ``Cancelled`` once `progress` has answered no.
  public func fetch(_ source: String, now: Int, progress: Progress) throws(Cancelled) -> Answer {
    guard let record = attaching.contents.sources.first(where: { $0.id == source }) else {
      return .refused(
        Attaching.Refusal(origin: source, reason: "there is no such source; “perestroika source” lists them all"))
    }
    guard let address = record.url else {
      let reason = "its record names no address; “perestroika source \(source)” shows what it does name"
      return .refused(Attaching.Refusal(origin: source, reason: reason))
    }
    return try attach(address, as: .addressOf(source), now: now, progress: progress)
  }

  private func addFolder(
    _ folder: String, as choice: Attaching.Choice, now: Int, progress: Progress, tell: (Answer) -> Void
  ) throws(Cancelled) {
    func refuse(_ reason: String, _ kind: Attaching.Refusal.Kind) {
      tell(.refused(Attaching.Refusal(origin: folder, reason: reason, kind: kind)))
    }
    guard choice == .automatic else {
      return refuse("this is a folder; --source and --new take one file", .wrongUse)
    }
    let files = FileStamp.files(in: folder, endings: AttachingRun.endings, depth: 4).map(\.path)
    var attached = 0
    // A link may lead to a folder that was there before.
    var seen: Set<String> = []
    for file in files where seen.insert(AttachingRun.resolved(file)).inserted {
      switch try attach(file, as: .automatic, now: now, progress: progress) {
      case .attached(let result):
        attached += 1
        tell(.attached(result))
      case .refused(var refusal):
        refusal.kind = .passedOver
        tell(.refused(refusal))
      }
    }
    for error in FileStamp.unreadable(in: folder, endings: AttachingRun.endings) {
      tell(.refused(Attaching.Refusal(origin: error.path, reason: error.reason, kind: .passedOver)))
    }
    if attached == 0 {
      refuse(files.isEmpty ? "there is no text in it" : "none of its files was attached", .unfit)
    }
  }

  private func attach(
    _ name: String, as choice: Attaching.Choice, now: Int, progress: Progress
  ) throws(Cancelled) -> Answer {
    let library = attaching.library.path
    do {
      let text = try prepared(name, progress)
      guard progress(name, .reading) else { throw Cancelled() }
      let result = try attaching.attach(text, as: choice, now: now) { progress(name, .looking($0)) }
      return .attached(result)
    } catch let cancelled as Cancelled {
      throw cancelled
    } catch let refusal as Attaching.Refusal {
      return .refused(refusal)
    } catch let error as ReadingError {
      let isLibrary = error.path.hasPrefix(library) || library.hasPrefix(error.path)
      let remedy = isLibrary ? "; XDG_DATA_HOME names the folder that libraries are kept in" : ""
      return .refused(Attaching.Refusal(origin: error.path, reason: error.reason + remedy, kind: .unreadable))
    } catch {
      return .refused(Attaching.Refusal(origin: name, reason: "\(error)", kind: .unreadable))
    }
  }

  private func prepared(_ name: String, _ progress: Progress) throws -> PreparedText {
    if Fetching.isAddress(name) {
      guard progress(name, .fetching) else { throw Cancelled() }
      let bytes = try Fetching().bytes(at: name) { progress(name, .fetching) }
      return try PreparedText.make(of: bytes, origin: name, name: "") { progress(name, .reading) }
    }
    let path = AttachingRun.resolved(name)
    guard FileStamp(path: path) != nil else {
      let isThere = access(name, F_OK) == 0
      let reason =
        isThere
        ? "it is not a file"
        : Fetching.scheme(of: name) == nil
          ? String(cString: strerror(errno))
          : "there is no such file, and as an address it is none of those that are read: http, https and file"
      throw ReadingError(path: name, reason: reason)
    }
    guard progress(name, .reading) else { throw Cancelled() }
    return try PreparedText.make(of: try readBytes(of: path), origin: path, name: path) { progress(name, .reading) }
  }

  private static func resolved(_ path: String) -> String {
    guard let full = realpath(path, nil) else { return path }
    defer { free(full) }
    return String(cString: full)
  }
}
