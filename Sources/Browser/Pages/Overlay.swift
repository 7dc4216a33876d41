import Archive
import Screen

/// What is open over the panes: a page that covers them, or a prompt beside them.
///
/// A new one is a type in a file of its own and a line in ``GeneralActions``, which opens it. What most of them have in
/// common needs not be said: see the extension below.
protocol Overlay {
  /// Does what a key means.
  mutating func handle(_ key: Key, in model: inout BrowserModel) -> Outcome
  /// The last line of the screen.
  func footer(_ model: BrowserModel) -> Footer

  /// Looks for what was typed, before something else is done or the screen is drawn.
  mutating func catchUp(in model: inout BrowserModel)
  /// Brings its place into what there is room for.
  mutating func settle(in model: inout BrowserModel, _ layout: Layout)
  /// Draws a page over everything between header and footer; a prompt draws nothing.
  func draw(in frame: inout Frame, _ model: BrowserModel, _ layout: Layout)

  /// Whether Esc would take back something that is half done.
  var isHalfDone: Bool { get }
  /// Whether it shows what only the archive has that is shown, so that another one has to wait.
  var needsArchive: Bool { get }

  /// Whether it is about which event is selected, so that the timeline is shown while it is open.
  var looksInTimeline: Bool { get }
  /// Whether one types in it what changes the timeline or belongs to the event selected there.
  var isTyping: Bool { get }
  /// What is looked for in it, to be marked in the panes; nil where nothing is.
  var query: SearchQuery? { get }
  /// The hits that the timeline shows in the place of its events; nil where it shows those.
  var hits: SearchSession? { get }
  /// What may stand in the query that is typed; nil where nothing is offered.
  var choices: QueryChoices? { get }
  /// What stands over these choices.
  var choicesTitle: String { get }

  /// What it asks of the archive.
  var request: ArchiveRequest? { get }
  /// Takes an answer of the archive, whoever has asked.
  mutating func take(_ answer: ArchiveRequest.Answer, to request: ArchiveRequest, in model: inout BrowserModel)
  /// Takes what was chosen in a list that it has opened.
  mutating func take(_ choice: Destination, in model: inout BrowserModel) -> Outcome
  /// Takes the reader's marks after a change to them.
  mutating func takeMarks(in model: BrowserModel)
}

extension Overlay {
  mutating func catchUp(in model: inout BrowserModel) {}
  mutating func settle(in model: inout BrowserModel, _ layout: Layout) {}
  func draw(in frame: inout Frame, _ model: BrowserModel, _ layout: Layout) {}
  var isHalfDone: Bool { false }
  var needsArchive: Bool { true }
  var looksInTimeline: Bool { false }
  var isTyping: Bool { looksInTimeline }
  var query: SearchQuery? { nil }
  var hits: SearchSession? { nil }
  var choices: QueryChoices? { nil }
  var choicesTitle: String { "Completions" }
  var request: ArchiveRequest? { nil }
  mutating func take(_ answer: ArchiveRequest.Answer, to request: ArchiveRequest, in model: inout BrowserModel) {}
  mutating func take(_ choice: Destination, in model: inout BrowserModel) -> Outcome { .done }
  mutating func takeMarks(in model: BrowserModel) {}
}

/// What comes of a key in a pane or an overlay.
enum Outcome {
  /// Nothing but what was done.
  case done
  /// The program is to do something.
  case effect(Effect)
  /// An overlay is opened over everything else.
  case opens(any Overlay)
  /// The overlay is closed.
  case closes(Effect? = nil)
  /// All overlays are closed, and an action is done; what follows it is typed into the prompt that it opens.
  case performs(Action, typing: String? = nil)
  /// An action is done under the overlay, which stays open.
  case passes(Action)
  /// All overlays are closed, and the reader goes somewhere.
  case goes(Destination)
  /// The overlay is closed, and the one that has opened it takes what was chosen.
  case chooses(Destination)
}
