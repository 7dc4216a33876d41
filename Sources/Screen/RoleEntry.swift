/// What the table of roles says of one of them: the configuration and its manual come from it.
public struct RoleEntry: Sendable {
  /// The role.
  public var role: Role
  /// Its name in the configuration.
  public var name: String
  /// What has it.
  public var words: String

  /// Every role in the order in which they are told of.
  public static let table: [RoleEntry] = [
    RoleEntry(role: .text, name: "text", words: "ordinary text; what has no colour of its own takes this one's"),
    RoleEntry(role: .selection, name: "selection", words: "the selected row"),
    RoleEntry(role: .dim, name: "dim", words: "hints, notes and what is secondary"),
    RoleEntry(role: .title, name: "title", words: "the name of the era and the titles of events"),
    RoleEntry(role: .heading, name: "heading", words: "headings in texts, labels, years in the list"),
    RoleEntry(role: .border, name: "border", words: "lines between panes"),
    RoleEntry(role: .focusedTitle, name: "focused-title", words: "the title of the pane that the keys go to"),
    RoleEntry(role: .paneTitle, name: "pane-title", words: "the titles of the other panes"),
    RoleEntry(role: .date, name: "date", words: "dates"),
    RoleEntry(role: .strip, name: "strip", words: "the bars of the era strip"),
    RoleEntry(role: .place, name: "place", words: "the place of the selection on the era strip"),
    RoleEntry(role: .quote, name: "quote", words: "the quoted words in their passage"),
    RoleEntry(role: .pin, name: "pin", words: "signs in the margin of a text"),
    RoleEntry(role: .match, name: "match", words: "words that a search has found"),
    RoleEntry(role: .disagreement, name: "disagreement", words: "where sources disagree"),
    RoleEntry(role: .error, name: "error", words: "what went wrong"),
    RoleEntry(role: .message, name: "message", words: "messages in the last line"),
    RoleEntry(role: .key, name: "key", words: "keys in the last line and in the help"),
    RoleEntry(role: .theme1, name: "theme-1", words: "the sign of the catalogue's first theme"),
    RoleEntry(role: .theme2, name: "theme-2", words: "the sign of its second theme"),
    RoleEntry(role: .theme3, name: "theme-3", words: "the sign of its third theme"),
    RoleEntry(role: .theme4, name: "theme-4", words: "the sign of its fourth theme"),
    RoleEntry(role: .theme5, name: "theme-5", words: "the sign of its fifth theme"),
    RoleEntry(role: .theme6, name: "theme-6", words: "the sign of its sixth theme"),
    RoleEntry(role: .theme7, name: "theme-7", words: "the sign of its seventh theme"),
    RoleEntry(role: .theme8, name: "theme-8", words: "the sign of its eighth theme"),
  ]
}
