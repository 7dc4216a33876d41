/// The words of a generated catalogue, and sentences that mean nothing made of them.
struct Vocabulary: Sendable {
  private let common = CommonWords.all.map { Array($0.utf8) }
  private let commonRanks = RankChoice(count: CommonWords.all.count)
  private let nameRanks = RankChoice(count: Vocabulary.nameCount, shift: 20)

  /// How many invented names there are: the long tail that every large collection of texts has.
  static let nameCount = beginnings.count * middles.count * endings.count

  private static let beginnings = words(
    """
    Bar Bel Bor Bog Bur Vas Vel Vor Gav Gor Grach Dem Dob Dor Yel Yer Zab Zol Zhur Iv Il Kal Kar Kor Kol Kuz Lav
    Leb Lug Mal Mar Mel Mir Naz Nik Nov Ob Ok Os Pan Pet Pol Pros Rad Raz Rud Sav Ser Sid Sok Sol Stol Tar Tim Tok
    Tur Ul Ust Fad Fil Khar Chag Cher Shap Shev Yak Äin Õun Šal Źel
    """)
  private static let middles = words(
    """
    a al an ar ash at e el en er esh et i ik il im in ir o ob ol on or osh ov u uk ul um un ur ych yak yan
    """)
  private static let endings = words(
    """
    bayev chuk dze enko evich etsky in insky ishvili kaya kin kov nik nov novich ova ovo ovsk ov ovsky sk sky tsev
    vets yan
    """)

  private static func words(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "\n" }.map(String.init)
  }

  /// The invented name of a rank.
  static func name(_ rank: Int) -> String {
    // A stride without a common divisor sets like names far apart.
    let number = rank * 7919 % nameCount
    let (rest, ending) = number.quotientAndRemainder(dividingBy: endings.count)
    let (beginning, middle) = rest.quotientAndRemainder(dividingBy: middles.count)
    return beginnings[beginning] + middles[middle] + endings[ending]
  }

  /// Appends a word.
  private func appendWord(to text: inout [UInt8], _ chance: inout Chance) {
    switch chance.number(below: 1000) {
    case ..<945: text += common[commonRanks.rank(&chance)]
    case ..<990: text += Array(Vocabulary.name(nameRanks.rank(&chance)).utf8)
    default: text += Array(String(chance.number(2...4000)).utf8)
    }
  }

  /// Appends so many words, without an upper-case letter or a full stop: a fragment.
  func appendFragment(_ count: Int, to text: inout [UInt8], _ chance: inout Chance) {
    for number in 0..<count {
      if number > 0 { text.append(0x20) }
      appendWord(to: &text, &chance)
    }
  }

  /// Appends about so many words in sentences.
  func appendSentences(_ count: Int, to text: inout [UInt8], _ chance: inout Chance) {
    var left = count
    while left > 0 {
      let length = left < 14 ? left : chance.number(7...min(22, left))
      let start = text.count
      for number in 0..<length {
        if number > 0 { text += chance.happens(70) ? [0x2C, 0x20] : [0x20] }
        appendWord(to: &text, &chance)
      }
      capitalise(&text, at: start)
      left -= length
      text.append(UInt8(ascii: "."))
      if left > 0 { text.append(0x20) }
    }
  }

  /// Appends a noun phrase of a few words that are not among the very commonest.
  func appendTitle(to text: inout [UInt8], _ chance: inout Chance) {
    let start = text.count
    let count = chance.number(2...4)
    for number in 0..<count {
      if number > 0 { text.append(0x20) }
      if chance.happens(150) {
        text += Array(Vocabulary.name(nameRanks.rank(&chance)).utf8)
      } else {
        text += common[30 + chance.number(below: common.count - 30)]
      }
    }
    capitalise(&text, at: start)
  }

  private func capitalise(_ text: inout [UInt8], at place: Int) {
    if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[place]) { text[place] -= 32 }
  }
}
