import Chronology

/// Dates or figures of one event that cannot both be right, or a dispute that the catalogue states.
public struct Disagreement: Hashable, Sendable {
  /// What it is that disagrees.
  public enum Kind: String, Hashable, Sendable {
    /// Dates: of an account and the event, or of two accounts.
    case date
    /// Figures of the same name and the same time.
    case figure
    /// What the author of the catalogue states.
    case dispute
  }

  /// What it is that disagrees.
  public var kind: Kind
  /// Indices into the event's accounts, ascending: all that have a part in it.
  public var accounts: [Int]
  /// Those of ``accounts`` that are to be marked: whose date excludes the event's, and all that are at odds with one
  /// another where the event's date stands with neither.
  public var dissenters: [Int]
  /// The accounts that exclude one another, two by two, the lower index first.
  public var pairs: [Pair]
  /// Whether an account disagrees with the event's own date, or is the only one that has a part in it.
  public var isWithRecord: Bool
  /// `date`, the name of the figure, or what the dispute is about.
  public var about: String
  /// What explains it, where the catalogue does.
  public var note: String?
  /// The id of the dispute that states or explains it, where it has one.
  public var id: String?
  /// The account that the catalogue follows, one of ``accounts``; nil where it takes no side.
  public var follows: Int?
  /// Why the catalogue follows that account.
  public var because: String?

  /// Two accounts that exclude one another.
  public struct Pair: Hashable, Sendable {
    /// The index of the one, and that of the other, which is higher.
    public var first: Int
    /// The higher index.
    public var second: Int

    /// Makes a pair.
    public init(_ first: Int, _ second: Int) {
      self.first = first
      self.second = second
    }

    /// Every pair among some accounts.
    static func all(among accounts: [Int]) -> [Pair] {
      accounts.indices.flatMap { one in accounts[(one + 1)...].map { Pair(accounts[one], $0) } }
    }
  }

  /// Makes a disagreement from its parts.
  /// - Parameter dissenters: the accounts to be marked; nil where those are all.
  public init(
    kind: Kind, accounts: [Int], dissenters: [Int]? = nil, pairs: [Pair] = [], isWithRecord: Bool = false,
    about: String, note: String? = nil, id: String? = nil, follows: Int? = nil, because: String? = nil
  ) {
    self.kind = kind
    self.accounts = accounts
    self.dissenters = dissenters ?? accounts
    self.pairs = pairs
    self.isWithRecord = isWithRecord || accounts.count == 1
    self.about = about
    self.note = note
    self.id = id
    self.follows = follows
    self.because = because
  }

  /// What the catalogue makes of it, in words.
  ///
  /// For example `The record follows account 2: The log gives the day.`
  /// - Parameter follows: the account that it follows, counted from zero; nil where it takes no side.
  /// - Returns: nil where it says nothing.
  public static func verdict(follows: Int?, because: String?) -> String? {
    guard let follows else { return because }
    return "The record follows account \(follows + 1)" + (because.map { ": " + $0 } ?? ".")
  }

  /// What the catalogue makes of it, in words; see ``verdict(follows:because:)``.
  public var verdict: String? { Disagreement.verdict(follows: follows, because: because) }

  /// Who disagrees, in words; accounts are counted from one: `account 4 and the record`, `accounts 1, 2`.
  public var parties: String {
    let numbers = dissenters.map { String($0 + 1) }.joined(separator: ", ")
    return (dissenters.count == 1 ? "account " : "accounts ") + numbers + (isWithRecord ? " and the record" : "")
  }
}

extension Event {
  /// The indices of the accounts whose own date excludes the date of the event.
  ///
  /// A date that lies definitely within the event's span tells of a part of it and excludes nothing.
  public var misdatedAccounts: [Int] {
    accounts.indices.filter { index in
      guard let own = accounts[index].date else { return false }
      return own.excludes(date) && own.isWithin(date) != .definite
    }
  }

  /// All disagreements: the date first, then figures in the order they first appear, then stated disputes.
  ///
  /// An account is party to the disagreement about the date where its date excludes the event's, or excludes
  /// that of another account unless both lie within the event's span; it dissents in the first case, and in the second
  /// where the other's date does not exclude the event's alone. Figures are compared by
  /// ``Figure/excludes(_:)``. A stated dispute about `date`, or about the name of a figure that is found to
  /// disagree, explains what was found and adds its accounts; it is not listed a second time. Without one, the
  /// notes of the accounts explain: of those that exclude the event's date, else of all that have a part.
  /// Cost: quadratic in the number of accounts.
  public var disagreements: [Disagreement] {
    let found = [dateDisagreement].compactMap { $0 } + figureDisagreements
    let names = Set(found.map(\.about))
    let stated = disputes.filter { !names.contains($0.about) }.map {
      Disagreement(
        kind: .dispute, accounts: $0.accounts, pairs: Disagreement.Pair.all(among: $0.accounts), about: $0.about,
        note: $0.note, id: $0.id, follows: $0.follows, because: $0.because)
    }
    return found.map(explained) + stated
  }

  private var dateDisagreement: Disagreement? {
    let misdated = misdatedAccounts
    let dated = accounts.indices.compactMap { index in accounts[index].date.map { (index, $0) } }
    var pairs: [Disagreement.Pair] = []
    for (position, (index, own)) in dated.enumerated() {
      for (otherIndex, other) in dated[(position + 1)...] where own.excludes(other) {
        if own.isWithin(date) == .definite && other.isWithin(date) == .definite { continue }
        pairs.append(Disagreement.Pair(index, otherIndex))
      }
    }
    let parties = Set(misdated + pairs.flatMap { [$0.first, $0.second] })
    if parties.isEmpty { return nil }
    // The event's date stands with one of two, or it leaves both of them as they are.
    let undecided = pairs.filter { !misdated.contains($0.first) && !misdated.contains($0.second) }
    let dissenters = Set(misdated + undecided.flatMap { [$0.first, $0.second] })
    let sorted = parties.sorted()
    return Disagreement(
      kind: .date, accounts: sorted, dissenters: dissenters.sorted(), pairs: pairs,
      isWithRecord: !misdated.isEmpty, about: "date", note: notes(misdated) ?? notes(sorted))
  }

  private var figureDisagreements: [Disagreement] {
    var order: [String] = []
    var given: [String: [(account: Int, figure: Figure)]] = [:]
    for (index, account) in accounts.enumerated() {
      for named in account.figures {
        if given[named.name] == nil { order.append(named.name) }
        given[named.name, default: []].append((index, named.figure))
      }
    }
    return order.compactMap { name in
      let all = given[name] ?? []
      var pairs: [Disagreement.Pair] = []
      for (position, one) in all.enumerated() {
        for other in all[(position + 1)...]
        where one.account != other.account && one.figure.excludes(other.figure) {
          let pair = Disagreement.Pair(one.account, other.account)
          if pairs.last != pair { pairs.append(pair) }
        }
      }
      if pairs.isEmpty { return nil }
      let sorted = Set(pairs.flatMap { [$0.first, $0.second] }).sorted()
      return Disagreement(kind: .figure, accounts: sorted, pairs: pairs, about: name, note: notes(sorted))
    }
  }

  /// The notes of the given accounts, each once, in their order.
  private func notes(_ indices: [Int]) -> String? {
    var seen: [String] = []
    for note in indices.compactMap({ accounts[$0].note }) where !seen.contains(note) {
      seen.append(note)
    }
    return seen.isEmpty ? nil : seen.joined(separator: " ")
  }

  private func explained(_ disagreement: Disagreement) -> Disagreement {
    let stated = disputes.filter { $0.about == disagreement.about }
    if stated.isEmpty { return disagreement }
    var result = disagreement
    let added = stated.flatMap(\.accounts)
    result.accounts = Set(disagreement.accounts + added).sorted()
    // A date that an account gives speaks for itself.
    let dissenting = added.filter { disagreement.kind != .date || accounts[$0].date == nil }
    result.dissenters = Set(disagreement.dissenters + dissenting).sorted()
    result.note = stated.map(\.note).joined(separator: " ")
    result.id = stated.compactMap(\.id).first
    let verdict = stated.first { $0.follows != nil }
    result.follows = verdict?.follows
    result.because = verdict?.because
    return result
  }
}
