/// Where and why reading stopped: what the parser throws, cheap to make.
struct Failure: Error {
  /// What could have stood there.
  enum Expectation {
    case text(StaticString)
    /// A day up to the last of the month.
    case day(upTo: Int)
  }

  /// The byte the failure points at.
  let offset: Int
  /// The number of bytes that are wrong; 0 for the one character at the offset.
  let length: Int
  let expectation: Expectation

  init(at offset: Int, length: Int = 0, _ expected: StaticString) {
    self.offset = offset
    self.length = length
    expectation = .text(expected)
  }

  init(at offset: Int, daysUpTo last: Int) {
    self.offset = offset
    length = 2
    expectation = .day(upTo: last)
  }
}
