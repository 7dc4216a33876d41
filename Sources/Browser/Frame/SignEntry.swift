/// What the help and the axis say of a sign that stands on the screen.
struct SignEntry {
  /// The sign, or two that belong together.
  var sign: String
  /// What it means, as the help says it.
  var words: String
  /// The same in a word or two, for the row under the axis; nil where it does not stand there.
  var brief: String?

  init(_ sign: String, _ words: String, brief: String? = nil) {
    self.sign = sign
    self.words = words
    self.brief = brief
  }

  /// Every sign that needs to be explained.
  static let table = [
    SignEntry("≠", "sources disagree about it"),
    SignEntry("3", "on the axis: so many events in one place; Enter lists them", brief: "so many, Enter lists them"),
    SignEntry("━", "it lasts", brief: "lasts"),
    SignEntry("┄", "at some time within; when is not known", brief: "within"),
    SignEntry("░", "at some time in the season", brief: "season"),
    SignEntry("≈", "about that time", brief: "about"),
    SignEntry("?", "the date is not sure", brief: "unsure"),
    SignEntry("%", "about that time, and not sure"),
    SignEntry("X", "a part of the date is not known", brief: "not known"),
    SignEntry("∞", "beginning or end is open, or not known", brief: "open"),
    SignEntry("◀▶", "goes on beyond what is shown", brief: "goes on"),
    SignEntry("★", "you have marked it", brief: "marked"),
    SignEntry("‹›", "on the axis: the lane has more on that side"),
    SignEntry("▲", "under the strip of the era: where you are"),
    SignEntry("•", "under the strip of the era: a search has found something"),
    SignEntry("•", "beside a text: an event rests on the line"),
    SignEntry("▌", "beside a text: the passage that is shown"),
  ]
}
