import Editions

@testable import Evidence

/// Texts of invented words, as the words of real ones are not for this repository.
enum InventedText {
  /// Paragraphs of sentences, each paragraph on one line, blank lines between.
  static func paragraphs(_ count: Int, _ dice: inout Dice) -> [String] {
    let syllables = [
      "ba", "ren", "to", "mil", "sa", "kor", "ti", "ve", "lan", "du", "pes", "ro", "gri", "no", "sten",
    ]
    var words: [String] = ["the", "of", "and", "in", "to", "a", "was", "that", "for", "with"]
    while words.count < 900 {
      let word = (0..<(1 + dice.roll(4))).map { _ in syllables[dice.roll(syllables.count)] }.joined()
      words.append(dice.happens(0.05) ? word + "-" + syllables[dice.roll(syllables.count)] + "ker" : word)
    }
    func sentence() -> String {
      let chosen = (0..<(6 + dice.roll(18))).map { index -> String in
        let word = words[min(dice.roll(words.count), dice.roll(words.count))]
        if dice.happens(0.03) { return String(1_900 + dice.roll(99)) }
        if dice.happens(0.03) { return "“\(word)”" }
        if dice.happens(0.02) { return "caf\u{E9} de \(word)" }
        return index > 2 && dice.happens(0.08) ? word + "," : word
      }
      let text = chosen.joined(separator: " ")
      return text.prefix(1).uppercased() + text.dropFirst() + "."
    }
    return (0..<count).map { _ in (0..<(2 + dice.roll(4))).map { _ in sentence() }.joined(separator: " ") }
  }
}
