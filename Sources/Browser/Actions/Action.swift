import Screen

/// A named thing that a key does.
public enum Action: String, CaseIterable, Hashable, Sendable {
  case previousEvent, nextEvent, previousMonth, nextMonth, previousYear, nextYear
  case pageUp, pageDown, first, last
  case scrollUp, scrollDown, scrollPageUp, scrollPageDown, scrollToStart, scrollToEnd
  case previousEventAnywhere, nextEventAnywhere, nextDisagreement
  case focusNext, focusPrevious, focusTimeline, focusEvent, focusSource
  case follow, goBack, goForward
  case previousAccount, nextAccount, previousPin, nextPin
  case search, searchText, nextHit, previousHit, changeOrder
  case filter, clearFilter
  case goToDate, listIndex, readSource
  case markEvent, listMarks, removeMark
  case listContents, listConnections, compareAccounts, toggleFurniture, copyPassage, copyCitation, openAddress
  case attachTexts, readAlone
  case toggleBackground, toggleMouse
  case toggleAxis, zoomIn, zoomOut, wholeEra, regroup
  case help, runAction, redraw, cancel, quit, interrupt, suspend

  /// The name of the action in the configuration: `next-event`.
  public var name: String {
    rawValue.reduce(into: "") { name, letter in
      name += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
  }
}

/// What the table of actions says of one of them: the keymap, the help, the footer and the manual come from it.
public struct ActionEntry: Sendable {
  /// The action.
  public var action: Action
  /// The keys that do it; the first is the one that is shown where room is short.
  public var keys: [Key]
  /// What it does, as the help says it.
  public var words: String
  /// The heading under which the help lists it.
  public var group: Group
  /// The panes in which the keys do it; none where they do it in a prompt.
  public var panes: [Pane]
  /// The prompt in which the keys do it while one types; nil where they do it in panes.
  public var prompt: String?
  /// A shorter name by which it is done as well, for those who type it; nil where the name is short.
  public var short: String?
  /// What may be typed after its name, into the prompt that it opens; nil where nothing can.
  public var argument: Argument?
  /// Other words by which the help finds it: those of the footer, and what one may call it.
  public var otherWords: String

  /// What may be typed after the name of an action.
  public enum Argument: String, Sendable {
    case query = "a query"
    case date = "a date"
    case note = "a note"
    case address = "a path or an address"
  }

  /// The headings of the help.
  public enum Group: String, CaseIterable, Sendable {
    case moving = "Moving through the era"
    case reading = "Reading"
    case panes = "Panes"
    case finding = "Finding"
    case program = "The program"
  }

  init(
    _ action: Action, _ keys: [Key], _ words: String, _ group: Group, in panes: [Pane] = Pane.allCases,
    prompt: String? = nil, also otherWords: String = "", short: String? = nil, taking argument: Argument? = nil
  ) {
    self.short = short
    self.argument = argument
    self.action = action
    self.keys = keys
    self.words = words
    self.group = group
    self.panes = prompt == nil ? panes : []
    self.prompt = prompt
    self.otherWords = otherWords
  }
}

extension ActionEntry {
  private static let list: [Pane] = [.timeline]
  private static let texts: [Pane] = [.event, .source]

  /// The one table of actions.
  public static let table: [ActionEntry] = [
    ActionEntry(.previousEvent, [.up, "k"], "previous event; on the axis the lane above", .moving, in: list),
    ActionEntry(.nextEvent, [.down, "j"], "next event; on the axis the lane below", .moving, in: list),
    ActionEntry(.previousMonth, [.left, "h"], "the month before; on the axis the event before", .moving),
    ActionEntry(.nextMonth, [.right, "l"], "the month after; on the axis the next event", .moving),
    ActionEntry(.previousYear, ["H", .shiftLeft], "the year before", .moving),
    ActionEntry(.nextYear, ["L", .shiftRight], "the year after", .moving),
    ActionEntry(.pageUp, [.pageUp], "a page up", .moving, in: list),
    ActionEntry(.pageDown, [.pageDown, " "], "a page down", .moving, in: list),
    ActionEntry(.first, [.home], "the first event", .moving, in: list),
    ActionEntry(.last, [.end], "the last event", .moving, in: list),
    ActionEntry(.previousEventAnywhere, ["K"], "previous event, from any pane", .moving),
    ActionEntry(.nextEventAnywhere, ["J"], "next event, from any pane", .moving),
    ActionEntry(.goToDate, ["g"], "go to a date, in any usual form", .moving, short: "goto", taking: .date),
    ActionEntry(
      .nextDisagreement, ["D"], "the next event about which sources disagree", .moving, short: "disagreement"),

    ActionEntry(.toggleAxis, ["v"], "the timeline as an axis, or as a list again", .moving, short: "axis"),
    ActionEntry(
      .zoomIn, ["+", "="], "axis: nearer, up to a month of days", .moving, also: "zoom in"),
    ActionEntry(.zoomOut, ["-"], "axis: farther, up to the whole era", .moving, also: "zoom out"),
    ActionEntry(.wholeEra, ["0"], "axis: the whole era at once", .moving, also: "zoom out", short: "era"),
    ActionEntry(.regroup, ["r"], "axis: by theme, source or republic", .moving, also: "lanes", short: "lanes"),

    ActionEntry(
      .follow, [.enter], "deeper: from event to passage, from passage to event", .reading,
      also: "open source"),
    ActionEntry(.listContents, ["t"], "the contents of the text", .reading, short: "contents"),
    ActionEntry(
      .listConnections, ["e"], "what it led to and followed from; people, bodies, places", .reading,
      also: "links connections part of organisations", short: "links"),
    ActionEntry(.compareAccounts, ["c"], "compare two accounts of the event", .reading, short: "compare"),
    ActionEntry(.goBack, [.backspace], "back to where you were", .reading, short: "back"),
    ActionEntry(.goForward, ["F"], "forward again", .reading, short: "forward"),
    ActionEntry(.nextAccount, ["."], "the next account of the event", .reading),
    ActionEntry(.previousAccount, [","], "the account before", .reading),
    ActionEntry(.nextPin, [">"], "the next passage of the source on which an event rests", .reading, also: "quote"),
    ActionEntry(.previousPin, ["<"], "the passage before on which an event rests", .reading, also: "quote"),
    ActionEntry(
      .toggleFurniture, ["z"], "unfold or fold menus, banners and captions in the text", .reading, short: "furniture"),
    ActionEntry(.copyPassage, ["y"], "copy the passage with its citation", .reading, short: "copy"),
    ActionEntry(.copyCitation, ["Y"], "copy the citation alone", .reading, short: "cite"),
    ActionEntry(.openAddress, ["o"], "open the address of the source, at the quoted words", .reading, short: "open"),
    ActionEntry(
      .markEvent, ["m"], "mark the event with words of yours; change, remove a mark", .reading, short: "mark",
      taking: .note),
    ActionEntry(
      .attachTexts, ["a"], "attach texts, or fetch the one that is shown", .reading, short: "attach", taking: .address),
    ActionEntry(.readAlone, ["R"], "read the text alone, without the other panes", .reading, short: "read"),
    ActionEntry(.scrollUp, [.up, "k"], "a line up", .reading, in: texts),
    ActionEntry(.scrollDown, [.down, "j"], "a line down", .reading, in: texts),
    ActionEntry(.scrollPageUp, [.pageUp], "a page up", .reading, in: texts),
    ActionEntry(.scrollPageDown, [.pageDown, " "], "a page down", .reading, in: texts),
    ActionEntry(.scrollToStart, [.home], "the beginning", .reading, in: texts),
    ActionEntry(.scrollToEnd, [.end], "the end", .reading, in: texts),

    ActionEntry(.focusNext, [.tab], "the next pane", .panes, also: "swap"),
    ActionEntry(.focusPrevious, [.shiftTab], "the pane before", .panes),
    ActionEntry(.focusTimeline, ["1"], "the timeline; again: only it", .panes),
    ActionEntry(.focusEvent, ["2"], "the event; again: only it", .panes),
    ActionEntry(.focusSource, ["3"], "the source; again: only it", .panes),

    ActionEntry(.search, ["/"], "search events and texts", .finding, short: "find", taking: .query),
    ActionEntry(.searchText, ["s"], "search in this text", .finding, short: "grep", taking: .query),
    ActionEntry(.nextHit, ["n"], "the next hit", .finding),
    ActionEntry(.previousHit, ["N"], "the hit before", .finding),
    ActionEntry(
      .changeOrder, [.control("o")], "the best hits first, or by time again", .finding,
      prompt: "while searching",
      also: "sort"),
    ActionEntry(.filter, ["f"], "show only the events that meet a query", .finding, taking: .query),
    ActionEntry(.clearFilter, ["x"], "clear the filter", .finding, short: "clear"),
    ActionEntry(.listIndex, ["i"], "the index: people, places, organisations, sources", .finding, short: "index"),
    ActionEntry(
      .readSource, [.control("o")], "read the source from its beginning", .finding, prompt: "index of sources"),
    ActionEntry(.listMarks, ["'"], "your marks", .finding, also: "bookmarks", short: "marks"),
    ActionEntry(
      .removeMark, [.control("x")], "remove a mark; again: put it back", .finding, prompt: "list of marks, mark",
      also: "delete undo restore bookmark"),
    ActionEntry(.toggleBackground, ["b"], "show or hide what lies outside the era", .finding, short: "background"),

    ActionEntry(.help, ["?"], "this help", .program),
    ActionEntry(.runAction, [":"], "any action by its name", .program, also: "command"),
    ActionEntry(.toggleMouse, ["M"], "the mouse on or off", .program, short: "mouse"),
    ActionEntry(.redraw, [.control("l")], "draw the screen anew", .program),
    ActionEntry(.cancel, [.escape], "cancel; back to where you were", .program),
    ActionEntry(.suspend, [.control("z")], "suspend the program", .program),
    ActionEntry(.quit, ["q"], "close what is open, else quit", .program),
    ActionEntry(.interrupt, [.control("c")], "the same, also while typing", .program),
  ]

  /// The panes or the prompt in words, where the keys do it in some only; nil where they do it in all panes.
  public var place: String? {
    if let prompt { return prompt }
    if panes.count == Pane.allCases.count { return nil }
    return panes.contains(.timeline) ? "timeline" : "event, source"
  }

  /// The names by which the action is done: the short one, where it has one, and that of the configuration.
  public var names: [String] { [short, action.name].compactMap { $0 } }

  /// The entry of an action.
  public static func entry(of action: Action) -> ActionEntry? { table.first { $0.action == action } }
}
