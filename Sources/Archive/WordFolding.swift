/// One spelling for words that have several, and one key for all inflections of a word.
///
/// The key follows the steps 1 and 5 of M. F. Porter, “An algorithm for suffix stripping”, Program 14 (1980): only
/// inflection is taken away, so that “cooperation” and “cooperative” stay two words.
enum WordFolding {
  /// Brings a word, in lower case and without accents, into the spelling that search keeps: -ize as -ise, labour as
  /// labor, Gorbachov as Gorbachev, perestroyka as perestroika.
  ///
  /// Nothing here looks ahead by more than two letters, so that half a word is folded as the whole; where it does,
  /// ``completions(of:)`` says what else half a word may be.
  static func fold(_ word: inout [UInt8]) {
    guard word.count >= 4 else { return }
    var index = 1
    while index < word.count {
      switch word[index] {
      case Letter.z:
        let before = word[index - 1]
        if before == Letter.i || before == Letter.y { word[index] = Letter.s }
      case Letter.y, Letter.j:
        // Perestroyka and perestrojka.
        if index + 1 < word.count, word[index + 1] == Letter.k, isOpenVowel(word[index - 1]) { word[index] = Letter.i }
        // Andreyev.
        if index + 2 < word.count, word[index - 1] == Letter.e, word[index + 1] == Letter.e, word[index + 2] == Letter.v
        {
          word.remove(at: index)
        }
      case Letter.o:
        // Gorbachov.
        if index >= 2, index + 1 < word.count, word[index - 1] == Letter.h, word[index + 1] == Letter.v,
          word[index - 2] == Letter.c || word[index - 2] == Letter.s
        {
          word[index] = Letter.e
        }
      case Letter.u:
        // Labour.
        if index >= 3, index + 1 < word.count, word[index - 1] == Letter.o, word[index + 1] == Letter.r,
          losesU(word[..<(index - 1)])
        {
          word.remove(at: index)
        }
      default: break
      }
      index += 1
    }
  }

  /// What else the beginning of a word may be the beginning of, once the word is whole and folded.
  static func completions(of word: [UInt8]) -> [[UInt8]] {
    guard word.count >= 3, let last = word.last else { return [] }
    let before = word[word.count - 2]
    let stem = Array(word.dropLast())
    switch last {
    case Letter.y where isOpenVowel(before), Letter.j where isOpenVowel(before):
      return [stem + [Letter.i, Letter.k]]
        + (before == Letter.e ? [stem + [Letter.v], stem + [Letter.e, Letter.v]] : [])
    case Letter.e where before == Letter.y && word[word.count - 3] == Letter.e:
      return [Array(word.dropLast(2)) + [Letter.e, Letter.v]]
    case Letter.o where before == Letter.h && (word[word.count - 3] == Letter.c || word[word.count - 3] == Letter.s):
      return [stem + [Letter.e, Letter.v]]
    case Letter.u where before == Letter.o && losesU(word.dropLast(2)):
      return [stem + [Letter.r]]
    default: return []
    }
  }

  private static func isOpenVowel(_ letter: UInt8) -> Bool {
    letter == Letter.a || letter == Letter.e || letter == Letter.o
  }

  /// Whether a word that begins so is written with -our by some and with -or by others.
  private static func losesU(_ stem: ArraySlice<UInt8>) -> Bool {
    stem.count <= 8 && withoutU.contains(packed(stem))
  }

  private static let withoutU: Set<UInt64> = Set(
    [
      "lab", "col", "hon", "fav", "hum", "rum", "vig", "arm", "behavi", "neighb", "harb", "endeav", "flav", "rig",
      "sav",
      "splend", "val", "vap", "parl", "od", "cand", "demean", "ferv", "glam", "tum", "clam", "ranc", "succ", "disfav",
      "dishon", "discol", "belab", "misbeh",
    ].map { packed(Array($0.utf8)[...]) })

  /// Up to eight letters as one number.
  private static func packed(_ letters: ArraySlice<UInt8>) -> UInt64 {
    letters.reduce(0) { $0 << 8 | UInt64($1) }
  }

  // MARK: The key

  /// Makes the key of a folded word.
  static func makeKey(of word: [UInt8], _ key: inout [UInt8]) {
    key.removeAll(keepingCapacity: true)
    key.append(contentsOf: word)
    guard word.count >= 3, word.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return }
    if word.count <= 8, let other = irregular[packed(word[...])] {
      key.removeAll(keepingCapacity: true)
      key.append(contentsOf: other)
      return
    }
    foldSpelling(&key)
    dropS(&key)
    dropTense(&key)
    if key.last == Letter.y, key.dropLast().contains(where: isVowel), key.count > 2 { key[key.count - 1] = Letter.i }
    dropE(&key)
  }

  /// Endings that are spelt in two ways; they are folded only in whole words.
  private static func foldSpelling(_ key: inout [UInt8]) {
    switch key.last {
    case Letter.e, Letter.s:
      let plural = key.last == Letter.s && key.count > 5 && key[key.count - 2] == Letter.e
      if plural { key.removeLast() }
      for (ending, other) in endings where key.count >= ending.count && key.hasSuffix(ending) {
        key.removeLast(ending.count)
        key.append(contentsOf: other)
        break
      }
      if plural { key.append(Letter.s) }
      // Kuzbass.
      if key.count >= 6, key.hasSuffix(bass) { key.removeLast() }
    case Letter.w where key.count >= 6 && key.hasSuffix(chow):
      key.removeLast(2)
      key.append(contentsOf: [Letter.e, Letter.v])
    default: break
    }
    if key.count >= 7, let place = tsch(in: key) { key.removeSubrange(place) }
  }

  /// Where “tsch” or “tchev” stands for “ch”: Gorbatschow, Gorbatchev.
  private static func tsch(in key: [UInt8]) -> Range<Int>? {
    guard key.last == Letter.v || key.last == Letter.a else { return nil }
    for index in 0..<(key.count - 3) where key[index] == Letter.t {
      if key[index + 1] == Letter.s, key[index + 2] == Letter.c, key[index + 3] == Letter.h {
        return index..<(index + 2)
      }
      if index + 4 < key.count, key[index + 1] == Letter.c, key[index + 2] == Letter.h, key[index + 3] == Letter.e,
        key[index + 4] == Letter.v
      {
        return index..<(index + 1)
      }
    }
    return nil
  }

  private static let bass = Array("bass".utf8)
  private static let chow = Array("chow".utf8)
  private static let endings: [([UInt8], [UInt8])] = [
    ("programme", "program"), ("logue", "log"), ("centre", "center"), ("theatre", "theater"), ("metre", "meter"),
    ("litre", "liter"), ("fibre", "fiber"), ("calibre", "caliber"), ("defence", "defense"), ("offence", "offense"),
    ("licence", "license"), ("pretence", "pretense"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  private static func dropS(_ key: inout [UInt8]) {
    guard key.last == Letter.s, key.count >= 4 else { return }
    switch key[key.count - 2] {
    case Letter.s, Letter.u, Letter.i: return
    case Letter.e where key[key.count - 3] == Letter.i:
      // Companies, but dies.
      key.removeLast(key.count > 4 ? 2 : 1)
    case Letter.e where key.hasSuffix([Letter.s, Letter.s, Letter.e, Letter.s]): key.removeLast(2)
    default: key.removeLast()
    }
  }

  private static func dropTense(_ key: inout [UInt8]) {
    let stem: Int
    if key.count >= 4, key.hasSuffix([Letter.e, Letter.d]) {
      if key[key.count - 3] == Letter.e {
        // Agreed, but not need and greed.
        if key.count >= 6, key[key.count - 4] == Letter.r || key.hasSuffix([Letter.t, Letter.e, Letter.e, Letter.d]) {
          key.removeLast()
        }
        return
      }
      if key[key.count - 3] == Letter.i {
        key.removeLast(key.count > 4 ? 2 : 1)
        return
      }
      stem = key.count - 2
    } else if key.count >= 5, key.hasSuffix([Letter.i, Letter.n, Letter.g]) {
      stem = key.count - 3
    } else {
      return
    }
    guard key[..<stem].contains(where: isVowelOrY) else { return }
    key.removeSubrange(stem...)
    let last = key[key.count - 1]
    if key.count >= 2, key[key.count - 2] == last, !isVowel(last) {
      if last != Letter.l && last != Letter.s && last != Letter.z { key.removeLast() }
    } else if endsShort(key), measure(key) == 1 {
      key.append(Letter.e)
    } else if key.count == 2, isVowel(key[0]), !isVowel(key[1]) {
      key.append(Letter.e)
    } else if last == Letter.l, key.count > 2, key[key.count - 2] == Letter.b {
      key.append(Letter.e)
    }
    dropL(&key)
  }

  private static func dropE(_ key: inout [UInt8]) {
    if key.last == Letter.e, key.count > 3 {
      let stem = Array(key.dropLast())
      let measure = measure(stem)
      if measure > 1 || (measure == 1 && !endsShort(stem)) { key.removeLast() }
    }
    dropL(&key)
  }

  /// Travelled as traveled, fulfill as fulfil.
  private static func dropL(_ key: inout [UInt8]) {
    guard key.count > 4, key.hasSuffix([Letter.l, Letter.l]), measure(Array(key.dropLast())) > 1 else { return }
    key.removeLast()
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    letter == Letter.a || letter == Letter.e || letter == Letter.i || letter == Letter.o || letter == Letter.u
  }

  private static func isVowelOrY(_ letter: UInt8) -> Bool { isVowel(letter) || letter == Letter.y }

  /// How often consonants follow vowels in a word.
  private static func measure(_ word: [UInt8]) -> Int {
    var measure = 0
    var follows = false
    for (index, letter) in word.enumerated() {
      let vowel = isVowel(letter) || (letter == Letter.y && index > 0 && !isVowel(word[index - 1]))
      if follows && !vowel { measure += 1 }
      follows = vowel
    }
    return measure
  }

  /// Whether a word ends in a consonant, a vowel and a consonant other than w, x and y.
  private static func endsShort(_ word: [UInt8]) -> Bool {
    guard word.count >= 3 else { return false }
    let (first, middle, last) = (word[word.count - 3], word[word.count - 2], word[word.count - 1])
    return !isVowel(first) && isVowelOrY(middle) && !isVowel(last) && last != Letter.w && last != Letter.x
      && last != Letter.y
  }

  /// Words that inflect in a way of their own, or look inflected and are not, with the key they have.
  private static let irregular: [UInt64: [UInt8]] = {
    let words = """
      news news evening evening united united herring herring always always perhaps perhaps during during
      struck strike stricken strike said say told tell held hold led lead met meet fell fall fallen fall began begin
      begun begin came come gave give given give took take taken take wrote write written write spoke speak spoken speak
      broke break broken break chose choose chosen choose drove drive driven drive fought fight bought buy brought bring
      thought think sought seek caught catch taught teach built build sent send spent spend lost lose won win paid pay
      laid lay sold sell stood stand withdrew withdraw grew grow grown grow knew know known know threw throw thrown throw
      arose arise arisen arise became become kept keep meant mean sang sing sung sing sank sink shook shake stole steal
      stolen steal swore swear tore tear torn tear wore wear worn wear went go gone go men man women woman children child
      crises crisis gases gas buses bus dying die lying lie tying tie czar tsar czars tsar tsars tsar grey gray
      moslem muslim moslems muslim rumania romania hidden hide forbade forbid ate eat eaten eat flew fly flown fly froze
      freeze frozen freeze forgot forget rode ride ridden ride rang ring rung ring slept sleep swept sweep wept weep
      """.split { $0 == " " || $0 == "\n" }.map { Array($0.utf8) }
    var table: [UInt64: [UInt8]] = [:]
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      var base: [UInt8] = []
      if words[index] == words[index + 1] { base = words[index] } else { makeRegularKey(of: words[index + 1], &base) }
      table[packed(words[index][...])] = base
    }
    return table
  }()

  private static func makeRegularKey(of word: [UInt8], _ key: inout [UInt8]) {
    key = word
    if key.last == Letter.y, key.dropLast().contains(where: isVowel) { key[key.count - 1] = Letter.i }
    dropE(&key)
  }
}

/// Letters by their bytes.
enum Letter {
  static let a = UInt8(ascii: "a"), b = UInt8(ascii: "b"), c = UInt8(ascii: "c"), d = UInt8(ascii: "d")
  static let e = UInt8(ascii: "e"), g = UInt8(ascii: "g"), h = UInt8(ascii: "h"), i = UInt8(ascii: "i")
  static let j = UInt8(ascii: "j"), k = UInt8(ascii: "k"), l = UInt8(ascii: "l"), n = UInt8(ascii: "n")
  static let o = UInt8(ascii: "o"), r = UInt8(ascii: "r"), s = UInt8(ascii: "s"), t = UInt8(ascii: "t")
  static let u = UInt8(ascii: "u"), v = UInt8(ascii: "v"), w = UInt8(ascii: "w"), x = UInt8(ascii: "x")
  static let y = UInt8(ascii: "y"), z = UInt8(ascii: "z")
}

extension Array where Element == UInt8 {
  fileprivate func hasSuffix(_ ending: [UInt8]) -> Bool {
    guard count >= ending.count else { return false }
    for index in ending.indices where self[count - ending.count + index] != ending[index] { return false }
    return true
  }
}
