/// A place in a file; line and column are counted from 1, the column in code points.
package struct Position: Hashable, Sendable, Comparable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: Position, right: Position) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A value as it is written in YAML or JSON, with its place and without any typing.
package struct Item: Sendable {
  package var content: Content
  package var position: Position

  package enum Content: Sendable {
    /// Nothing at all, `~` or `null`.
    case nothing
    case scalar(String, Style)
    case list([Item], isFlow: Bool)
    case map([Entry], isFlow: Bool)
  }

  /// How a scalar is written.
  package enum Style: Sendable {
    case plain, quoted, block
  }

  package struct Entry: Sendable {
    package var key: String
    package var keyPosition: Position
    package var value: Item
  }

  /// What it is, for messages.
  package var kind: String {
    switch content {
    case .nothing: "nothing"
    case .scalar: "text"
    case .list: "a list"
    case .map: "a map"
    }
  }

  /// The entries of a map, none for anything else.
  var entries: [Entry] {
    if case .map(let entries, _) = content { entries } else { [] }
  }

  /// The items of a list, none for anything else.
  var items: [Item] {
    if case .list(let items, _) = content { items } else { [] }
  }

  /// The value of a key, `nil` where there is none or this is no map.
  subscript(key: String) -> Item? {
    entries.first { $0.key == key }?.value
  }

  /// The item at the end of a path, or the last one on the way that is there.
  func nearest(_ path: some Sequence<Origins.Step>) -> Item {
    var item = self
    for step in path {
      switch step {
      case .key(let key):
        guard let next = item[key] else { return item }
        item = next
      case .index(let index):
        guard item.items.indices.contains(index) else { return item }
        item = item.items[index]
      }
    }
    return item
  }
}
