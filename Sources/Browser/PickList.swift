import Archive
import Foundation
import Screen

/// A list that is open over the panes: one goes to one of its rows; typing narrows it.
struct PickList {
  /// The lists between which Tab changes; most have one only.
  var tabs: [Tab]
  /// The list that is shown.
  var tab = 0
  /// What is typed to narrow it.
  var prompt = Prompt()
  /// The selected row, counted from zero among ``shown``.
  var index = 0
  /// The rows that the typed words leave, as indices of the list's rows.
  private(set) var shown: [Int] = []

  /// A list with a name.
  struct Tab {
    var name: String
    var rows: [PickRow]
    /// The cells that the widest beginning of a row takes.
    let leadColumns: Int
    /// What typed words are looked for in, row by row; made when the first is typed.
    fileprivate var texts: [String] = []

    init(name: String, rows: [PickRow]) {
      self.name = name
      self.rows = rows
      leadColumns = rows.lazy.map { cellWidth($0.lead) }.max() ?? 0
    }
  }

  /// Opens lists; the row that is selected first is one of the first list.
  init(_ tabs: [Tab], selecting row: Int = 0) {
    self.tabs = tabs
    narrow()
    index = min(max(0, row), max(0, shown.count - 1))
  }

  /// The rows of the list that is shown.
  var rows: [PickRow] { tabs.indices.contains(tab) ? tabs[tab].rows : [] }

  /// The cells that the widest beginning of a row takes: one for all, so that columns stay where they are.
  var leadColumns: Int { tabs.indices.contains(tab) ? tabs[tab].leadColumns : 0 }

  /// The selected row; nil where none is left.
  var selected: PickRow? { shown.indices.contains(index) ? rows[shown[index]] : nil }

  /// Works out again which rows have all the typed words; accents and case do not matter.
  mutating func narrow() {
    let words = prompt.string.split(separator: " ").map { PickList.folded(String($0)) }
    index = 0
    guard !words.isEmpty, tabs.indices.contains(tab) else {
      shown = Array(rows.indices)
      return
    }
    if tabs[tab].texts.isEmpty {
      tabs[tab].texts = rows.map { PickList.folded($0.lead + " " + $0.words + " " + $0.trail) }
    }
    let texts = tabs[tab].texts
    shown = texts.indices.filter { index in words.allSatisfy { texts[index].contains($0) } }
  }

  private static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }

  mutating func select(_ row: Int) { index = min(max(0, row), max(0, shown.count - 1)) }

  mutating func changeTab(by step: Int) {
    tab = (tab + step + tabs.count) % tabs.count
    narrow()
  }
}

/// A row of a list over the panes.
struct PickRow: Hashable {
  /// What stands before the words: a paragraph's number, a date.
  var lead = ""
  /// The words.
  var words: String
  /// What is told of it after the words, as far as there is room.
  var trail = ""
  /// What stands at the right end in any case.
  var counts = ""
  /// What the words mean.
  var role = Role.text
  /// Where Enter leads.
  var target: Target

  /// Where a row leads.
  enum Target: Hashable {
    /// A piece of a source.
    case place(source: Int, number: Int)
    /// An account, shown in its source.
    case account(PinnedAccount)
    /// An event, by the account that rests on a passage.
    case event(PinnedAccount)
    /// A marked event, by its id.
    case mark(String)
    /// The events that meet a query.
    case filter(String)
  }
}
