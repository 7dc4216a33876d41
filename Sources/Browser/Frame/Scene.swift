import Archive

/// What the panes need to know of the screen and of what is open over them.
struct Scene {
  let layout: Layout
  /// What marks words in the panes: those of the search that is open, or of the last one.
  let matcher: WordMatcher
  /// What the events that are listed were asked for by: the search that is open, or the filter.
  let asked: SearchQuery
  /// The search whose hits the timeline shows; nil where it shows its events.
  let openHits: SearchSession?
  /// Whether the reader types what changes the timeline.
  let isTyping: Bool
  /// Whether a choice for what is typed is selected.
  let isChoosing: Bool
  /// The events that the search has found that is open, or was followed last; nil where they are not all known.
  let hits: [Int32]?
}
