// Presses keys at random in the browser without a terminal, draws every frame, and prints how the memory goes on.
//
//   swift run -c release keys-benchmark CATALOGUE [KEYS] [LIBRARY]
import Archive
import Browser
import Glibc
import Notebook
import Screen

/// The memory of the process in kilobytes: what it has now, and the most it ever had.
func memory() -> (now: Int, most: Int) {
  guard let file = fopen("/proc/self/status", "r") else { return (0, 0) }
  defer { fclose(file) }
  var values: [String: Int] = [:]
  var line = [CChar](repeating: 0, count: 256)
  while fgets(&line, 256, file) != nil {
    let words = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      .split { ": \t\n".contains($0) }
    if words.count > 1, let value = Int(words[1]) { values[String(words[0])] = value }
  }
  return (values["VmRSS"] ?? 0, values["VmHWM"] ?? 0)
}

struct Chance: RandomNumberGenerator {
  var state: UInt64 = 1985

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

let arguments = CommandLine.arguments
guard arguments.count > 1 else {
  print("keys-benchmark CATALOGUE [KEYS] [LIBRARY]")
  exit(2)
}
let total = arguments.count > 2 ? Int(arguments[2]) ?? 1_000_000 : 1_000_000
let store = ArchiveStore(
  catalogue: arguments[1], libraries: arguments.count > 3 ? [arguments[3]] : [],
  folder: "/tmp/perestroika-keys-\(getuid())")
_ = useMeasuringLocale()
let archive = try store.open().archive
var browser = EraBrowser(archive: archive, size: Size(columns: 120, rows: 40))
var marks: [String: Mark] = [:]
var chance = Chance()

let moves: [Key] = [
  .up, .down, .down, .left, .right, .pageUp, .pageDown, .home, .end, .enter, .enter, .escape, .tab, .backspace,
]
let letters = "hjklHLJKDgtc.,><zybm'123nNfxi/?v+- strikenovosibirsk1989".unicodeScalars.map { Key.character($0) }
let others: [Key] = [.control("p"), .control("x"), .control("u"), .control("l"), .delete, .shiftTab, .unknown]
let sizes = [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 40, rows: 8)]

print("keys        memory      most   microseconds a key")
let clock = ContinuousClock()
var start = clock.now
for number in 1...total {
  let key: Key? =
    switch Int.random(in: 0..<100, using: &chance) {
    case 0..<55: moves.randomElement(using: &chance)
    case 55..<95: letters.randomElement(using: &chance)
    default: others.randomElement(using: &chance)
    }
  if let key, case .mark(let change)? = browser.handle(key) {
    switch change {
    case .keep(let mark, _): marks[mark.event] = mark
    case .remove(let mark): marks[mark.event] = nil
    }
    browser.receive(Array(marks.values), after: change)
  }
  if number % 5000 == 0, let size = sizes.randomElement(using: &chance) { browser.resize(to: size) }
  browser.settle()
  _ = browser.frame()
  if number % max(1, total / 20) == 0 {
    let used = memory()
    let time = (clock.now - start) / max(1, total / 20)
    print("\(number)\t\(used.now) KB\t\(used.most) KB\t\(time.components.attoseconds / 1_000_000_000_000)")
    fflush(nil)
    start = clock.now
  }
}
