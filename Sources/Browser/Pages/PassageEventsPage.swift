import Archive
import Screen

/// The events that rest on a paragraph, each once: first those that rest on the marked words.
struct PassageEventsPage: ListPage {
  var list: PickList

  init(_ block: SourceBlock, of source: SourceDetail, selecting pinned: PinnedAccount?) {
    let marked = block.pins.first { $0.event.position == pinned?.position && $0.account == pinned?.account }
    func place(of pin: Pin) -> Int {
      guard let marked else { return 0 }
      if pin.event.position == marked.event.position { return pin.account == marked.account ? 0 : 1 }
      return pin.overlaps(marked) ? 2 : 3
    }
    let pins = block.pins.enumerated().sorted {
      (place(of: $0.element), $0.offset) < (place(of: $1.element), $1.offset)
    }
    var accounts: [Int: [Int]] = [:]
    for (_, pin) in pins { accounts[pin.event.position, default: []].append(pin.account) }
    let first = pins.map(\.element).filter { accounts[$0.event.position]?.first == $0.account }
    let rows = first.map { pin in
      let numbers = (accounts[pin.event.position] ?? []).sorted().map { String($0 + 1) }
      return PickRow(
        lead: Words.date(pin.event.date), words: pin.event.title,
        trail: (numbers.count == 1 ? "account " : "accounts ") + numbers.joined(separator: ", "),
        target: .event(PinnedAccount(position: pin.event.position, account: pin.account)))
    }
    list = PickList([PickList.Tab(name: "Events that rest on ¶ \(block.number) of \(source.name)", rows: rows)])
  }
}

extension Pin {
  /// Whether the words of two accounts have some in common.
  fileprivate func overlaps(_ other: Pin) -> Bool {
    guard let own = passage, let others = other.passage else { return false }
    return (own.paragraph, own.start) < (others.endParagraph, others.end)
      && (others.paragraph, others.start) < (own.endParagraph, own.end)
  }
}
