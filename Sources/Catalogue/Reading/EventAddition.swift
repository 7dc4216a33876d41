/// What an upper layer adds to an event below.
struct EventAddition: Sendable {
  /// The id of the event.
  var event: String
  var accounts: [Account]
  var links: [Link]
  /// The disputes as they are written: whom they name is known only when the event is.
  var disputes: [Item]
  /// The record, for messages.
  var item: Item
  /// The file that it stands in, for messages.
  var file: String
  /// The index of its layer.
  var layer = 0

  init?(_ record: Record) {
    let accounts = AccountParts(record).accounts
    let links = Link.all(record)
    guard let event = record.identifier("extends") else { return nil }
    self.event = event
    self.accounts = accounts
    self.links = links
    disputes = record.list("disputes")
    item = record.item
    file = record.report.source.file
  }

  /// Where the id of the event stands.
  var place: Origin {
    let position = item.nearest(["extends"]).position
    return Origin(file: file, line: position.line, column: position.column)
  }
}

extension Event {
  /// Adds what an upper layer has of the event; accounts, links and disputes come after those that are there.
  /// - Returns: what is wrong with the addition.
  mutating func add(_ addition: EventAddition) -> [Problem] {
    let report = Report(SourceText("", file: addition.file))
    var ids = Set(accounts.compactMap(\.id))
    for (index, account) in addition.accounts.enumerated() {
      var account = account
      account.layer = addition.layer
      if let id = account.id, !ids.insert(id).inserted {
        report.error(
          "“id”: an account of the event below is “\(id)” too",
          at: addition.item.nearest(["accounts", .index(index), "id"]).position)
        account.id = nil
      }
      accounts.append(account)
    }
    for link in addition.links {
      var link = link
      link.layer = addition.layer
      links.append(link)
    }
    let names = AccountNames(of: accounts)
    for item in addition.disputes {
      guard let record = Record(item, as: .dispute, in: report), var dispute = Dispute(record, names) else { continue }
      dispute.layer = addition.layer
      disputes.append(dispute)
    }
    return report.problems.map { problem in
      var problem = problem
      problem.isFatal = false
      return problem
    }
  }

  /// The event as it stands in a layer, with what upper layers add to it.
  /// - Parameters:
  ///   - id: what it is called; another id than its own where a lower layer has that.
  ///   - additions: those to all events, by their ids.
  func standing(in layer: Int, as id: String, with additions: [String: [EventAddition]]) -> Event {
    if layer == 0, additions.isEmpty { return self }
    var event = self
    event.id = id
    event.stand(in: layer)
    for addition in additions[id] ?? [] { _ = event.add(addition) }
    return event
  }

  /// Puts the event and all that it has in a layer.
  mutating func stand(in layer: Int) {
    if layer == 0 { return }
    self.layer = layer
    for index in accounts.indices { accounts[index].layer = layer }
    for index in links.indices { links[index].layer = layer }
    for index in disputes.indices { disputes[index].layer = layer }
  }
}
