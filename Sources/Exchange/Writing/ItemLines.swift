import Catalogue

/// The items of a JSON list that is written one by one: each on a line of its own, with the comma before it.
struct ItemLines {
  /// How many were written.
  private(set) var count = 0

  /// The text of the next item.
  mutating func text(of item: JSONValue) -> String {
    count += 1
    return (count == 1 ? "\n" : ",\n") + item.line
  }
}
