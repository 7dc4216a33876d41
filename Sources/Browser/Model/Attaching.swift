import Archive
import Evidence

/// What the reader wants attached.
public enum AttachingRequest: Hashable, Sendable {
  /// The files, folders and addresses that a line names; all as texts of a source, where one is given by its id.
  case line(String, source: String?)
  /// What the address of a source gives, by the source's id.
  case source(String)
}

/// What became of a text that was to be attached.
public struct AttachingResult: Hashable, Sendable {
  /// The name of its source, or the file or address where it has none.
  public var name: String
  /// How sure that is and how its quotes stand, or why it is not attached.
  public var words: String
  /// Whether it is not attached.
  public var isError: Bool
  /// Whether that is because it fits no source, so that the reader may name one.
  public var fitsNoSource: Bool

  /// Tells of a text; what comes from outside is made harmless.
  public init(name: String, words: String, isError: Bool = false, fitsNoSource: Bool = false) {
    self.name = harmless(name)
    self.words = harmless(words)
    self.isError = isError
    self.fitsNoSource = fitsNoSource
  }
}

/// Where texts are kept, in words for the reader.
public struct LibraryWords: Hashable, Sendable {
  /// The folder of the reader's own library.
  public var own: String
  /// The folder that is read in place and comes first; nil where there is none.
  public var readInPlace: String?

  /// Names the folders.
  public init(own: String = "the library", readInPlace: String? = nil) {
    self.own = own
    self.readInPlace = readInPlace
  }
}

/// Attaching while it goes on beside the browser.
struct AttachingProgress {
  /// What is being done; nil where nothing is.
  var step: String?
  /// How much of it is done, from 0 to 1; nil where that is not known.
  var share: Double?
  /// What became of the texts so far.
  var results: [AttachingResult] = []
  /// Whether it can still be ended.
  var canBeCancelled = true
  /// Whether the reader wants no more of it.
  var isCancelled = false

  /// Takes how far it is.
  mutating func goOn(_ step: String, share: Double?, canBeCancelled: Bool, results: [AttachingResult]) {
    self.step = harmless(step)
    self.share = share
    self.canBeCancelled = canBeCancelled
    self.results = results
  }
}
