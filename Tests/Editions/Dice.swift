import Material

/// Dice that fall the same in every run.
package struct Dice: RandomNumberGenerator {
  private var generator: Generator

  package init(_ seed: UInt64) { generator = Generator(seed: seed) }

  package mutating func next() -> UInt64 { generator.next() }
  package mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &self) }
  package mutating func happens(_ chance: Double) -> Bool { Double.random(in: 0..<1, using: &self) < chance }
}
