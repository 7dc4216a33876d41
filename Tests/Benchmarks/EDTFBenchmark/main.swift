import Chronology

// Prints how many dates of a realistic mix are read in a second, and how many texts that are not dates.

let dates = [
  "1988-05-26", "1985-03-11", "1989", "1989-07", "1989-11-09", "1986-04-26", "1987-01/1988-06", "1989-07~",
  "1985/1991", "1989-07-10/1989-07-21", "1985-22", "198X", "1989-XX", "1989-07-XX", "1990-03-15",
  "1991-12-25",
  "1988-06-28/1988-07-01", "../1989", "1989/..", "/1989", "1986?", "1989-%07", "?1989-07", "1990-10-03",
  "1991-08-19/1991-08-21", "[1986,1987]", "1985-04-12T23:20:30Z", "-0044-03-15", "1987~", "1956-02-25",
  "1917-11-07", "1921/1928",
]
let texts = ["July 1989", "1989-7-1", "198u", "1989-02-30", "unknown/1989", "19890701", "c. 1989", "1989-13"]

func rate(of texts: [String], rounds: Int) -> (accepted: Int, perSecond: Int) {
  var bytes: [UInt8] = []
  var ranges: [Range<Int>] = []
  for text in texts {
    let start = bytes.count
    bytes += Array(text.utf8)
    ranges.append(start..<bytes.count)
  }
  var accepted = 0
  var sum = 0
  let duration = ContinuousClock().measure {
    bytes.withUnsafeBufferPointer { buffer in
      for _ in 0..<rounds {
        for range in ranges {
          guard let date = EDTF(utf8: UnsafeBufferPointer(rebasing: buffer[range])) else { continue }
          accepted += 1
          sum &+= date.orderStart
        }
      }
    }
  }
  if sum == 1 { print("") }
  let (seconds, attoseconds) = duration.components
  let elapsed = Double(seconds) + Double(attoseconds) / 1e18
  return (accepted, Int(Double(rounds * texts.count) / elapsed))
}

let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
_ = rate(of: dates, rounds: rounds / 20)
let (accepted, perSecond) = rate(of: dates, rounds: rounds)
precondition(accepted == dates.count * rounds, "every date of the mix is EDTF")
let (mistaken, rejectedPerSecond) = rate(of: texts, rounds: rounds)
precondition(mistaken == 0, "no text of the mix is EDTF")
print("dates read per second:      \(perSecond)")
print("texts rejected per second:  \(rejectedPerSecond)")
print("size of a value in memory:  \(MemoryLayout<EDTF>.size) bytes")
