/// Where the reader was, before each jump and before each way back.
struct History {
  /// Where the reader was before each jump, the latest last.
  private(set) var past: [Place] = []
  /// Where the reader was before going back, the latest last.
  private(set) var future: [Place] = []

  private static let longest = 100

  /// Notes a place to come back to.
  mutating func remember(_ place: Place) {
    if past.last != place { past.append(place) }
    if past.count > History.longest { past.removeFirst() }
    future = []
  }

  /// Goes back.
  /// - Returns: the place to come back to; nil where there is none.
  mutating func goBack(from place: Place) -> Place? {
    guard let before = past.popLast() else { return nil }
    future.append(place)
    return before
  }

  /// Goes forward again.
  /// - Returns: the place to come back to; nil where there is none.
  mutating func goForward(from place: Place) -> Place? {
    guard let next = future.popLast() else { return nil }
    past.append(place)
    return next
  }

  /// Changes all places, as another archive has them.
  mutating func map(_ change: (Place) -> Place) {
    past = past.map(change)
    future = future.map(change)
  }
}
