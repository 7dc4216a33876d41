import Foundation

// Writes a catalogue of so many events, and a long text that some of them rest on; the same bytes every time.
//
//   generate-catalogue COUNT FOLDER [--text MEGABYTES FOLDER]

func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data("generate-catalogue: \(message)\n".utf8))
  exit(2)
}

/// A file that is written piece by piece.
struct GrowingFile {
  private let handle: FileHandle
  private(set) var bytes = 0
  var text: [UInt8] = []

  init(_ path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil), let handle = FileHandle(forWritingAtPath: path)
    else { fail("“\(path)” cannot be written") }
    self.handle = handle
  }

  /// Hands over what has gathered once it is much.
  mutating func write(all: Bool = false) throws {
    guard all || text.count > 1 << 20 else { return }
    try handle.write(contentsOf: Data(text))
    bytes += text.count
    text.removeAll(keepingCapacity: true)
    if all { try handle.close() }
  }
}

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count == 2 || arguments.count == 5 && arguments[2] == "--text", let count = Int(arguments[0]), count > 0
else { fail("usage: generate-catalogue COUNT FOLDER [--text MEGABYTES FOLDER]") }
let folder = arguments[1]
let events = GeneratedEvents(count: count)

try FileManager.default.createDirectory(atPath: folder + "/events", withIntermediateDirectories: true)
for (name, text) in GeneratedRecords.files { try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name)) }
let fileLength = 100_000
for start in stride(from: 0, to: count, by: fileLength) {
  let number = String(start / fileLength + 1)
  let name = String(repeating: "0", count: max(0, 3 - number.count)) + number
  var file = try GrowingFile("\(folder)/events/\(name).jsonl")
  for event in start..<min(count, start + fileLength) {
    events.appendLine(event, to: &file.text)
    try file.write()
  }
  try file.write(all: true)
}

if arguments.count == 5 {
  guard let megabytes = Int(arguments[3]), megabytes > 0 else { fail("“\(arguments[3])” is not a number of megabytes") }
  try FileManager.default.createDirectory(atPath: arguments[4], withIntermediateDirectories: true)
  var file = try GrowingFile("\(arguments[4])/\(GeneratedRecords.textSource).txt")
  var paragraph = 0
  let quoted = (0..<count).lazy.filter(events.isInText)
  // About 700 bytes a paragraph; the quotes are spread over the whole.
  let every = max(1, megabytes * 1_000_000 / 700 / max(1, min(count / 2, 501)))
  var next = quoted.makeIterator()
  while file.bytes + file.text.count < megabytes * 1_000_000 {
    var chance = Chance(paragraph, 9)
    events.vocabulary.appendSentences(chance.number(30...150), to: &file.text, &chance)
    if paragraph % every == 0, let event = next.next() {
      file.text += Array(" It was then that ".utf8)
      events.appendQuote(event, 0, to: &file.text)
      file.text += Array(", as was said.".utf8)
    }
    file.text += [0x0A, 0x0A]
    paragraph += 1
    try file.write()
  }
  try file.write(all: true)
}
