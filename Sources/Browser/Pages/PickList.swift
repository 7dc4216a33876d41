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
    /// By what its rows are ordered; empty where that need not be said.
    let order: String
    /// The rows; none while the list has not been shown.
    fileprivate(set) var rows: [PickRow] = []
    /// The years over which the events of rows are counted; nil where they are not.
    let years: ClosedRange<Int>?
    /// The most events of a row in half a year and in a year, by which the bars of all rows are measured.
    private(set) var most = (half: 0, year: 0)
    /// The cells that the widest beginning of a row takes.
    private(set) var leadColumns = 0
    /// The cells that the widest words take, with the trail after them.
    private(set) var wordColumns = 0
    /// What typed words are looked for in, row by row; made when the first is typed.
    fileprivate var texts: [String] = []
    /// Makes the rows when the list is first shown.
    private var make: (() -> [PickRow])?

    init(name: String, rows: [PickRow]) {
      self.init(name: name, order: "", years: nil) { rows }
      fill()
    }

    /// A list whose rows are made when it is shown.
    init(name: String, order: String, years: ClosedRange<Int>?, make: @escaping () -> [PickRow]) {
      self.name = name
      self.order = order
      self.years = years
      self.make = make
    }

    fileprivate mutating func fill() {
      guard let make else { return }
      rows = make()
      most = (
        rows.lazy.compactMap { $0.tally?.halves.max() }.max() ?? 0,
        rows.lazy.compactMap { $0.tally?.years.max() }.max() ?? 0
      )
      leadColumns = rows.lazy.map { cellWidth($0.lead) }.max() ?? 0
      wordColumns = rows.lazy.map { cellWidth($0.words) + cellWidth($0.more) + cellWidth($0.trail) + 4 }.max() ?? 0
      self.make = nil
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

  /// The years over which the events of its rows are counted; nil where they are not.
  var years: ClosedRange<Int>? { tabs.indices.contains(tab) ? tabs[tab].years : nil }

  /// The most events of a row in half a year and in a year.
  var most: (half: Int, year: Int) { tabs.indices.contains(tab) ? tabs[tab].most : (0, 0) }

  /// The cells that the widest beginning of a row takes: one for all, so that columns stay where they are.
  var leadColumns: Int { tabs.indices.contains(tab) ? tabs[tab].leadColumns : 0 }

  /// The cells that the widest words take, with the trail after them.
  var wordColumns: Int { tabs.indices.contains(tab) ? tabs[tab].wordColumns : 0 }

  /// The selected row; nil where none is left.
  var selected: PickRow? { shown.indices.contains(index) ? rows[shown[index]] : nil }

  /// Works out again which rows have all the typed words; accents and case do not matter.
  mutating func narrow() {
    let words = prompt.string.split(separator: " ").map { PickList.folded(String($0)) }
    index = 0
    if tabs.indices.contains(tab) { tabs[tab].fill() }
    guard !words.isEmpty, tabs.indices.contains(tab) else {
      shown = Array(rows.indices)
      return
    }
    if tabs[tab].texts.isEmpty {
      tabs[tab].texts = rows.map { PickList.folded([$0.lead, $0.words, $0.more, $0.trail].joined(separator: " ")) }
    }
    let texts = tabs[tab].texts
    shown = texts.indices.filter { index in words.allSatisfy { texts[index].contains($0) } }
  }

  private static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }

  /// Moves the selection.
  mutating func move(_ step: ListStep) { index = step.moved(index, count: shown.count) }

  /// Selects a row, or the nearest one there is.
  mutating func select(_ row: Int) { index = min(max(0, row), max(0, shown.count - 1)) }

  /// Narrows the list by what is typed.
  mutating func type(_ key: Key) {
    let before = prompt.text
    if prompt.type(key), prompt.text != before { narrow() }
  }

  /// The first row that is shown in a list of this height.
  func first(rows: Int) -> Int { firstRow(showing: index, count: shown.count, rows: rows) }

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
  /// What follows the words at the right end, cut where there is no room.
  var trail = ""
  /// What stands before the trail where all of it has room.
  var more = ""
  /// How many events it has, shown at the right end in any case.
  var tally: Tally?
  /// What the words mean.
  var role = Role.text
  /// Where Enter leads.
  var target: Destination
  /// Where it can be read, if it is a source.
  var reading: Destination?

  /// How many events there are, in all and over the time of the era.
  struct Tally: Hashable {
    var total: Int
    /// By halves of years, from the first of the era on.
    var halves: [Int]
    /// By years.
    var years: [Int] { stride(from: 0, to: halves.count - 1, by: 2).map { halves[$0] + halves[$0 + 1] } }
  }
}

extension PickList {
  /// A text as one line.
  static func line(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }
}
