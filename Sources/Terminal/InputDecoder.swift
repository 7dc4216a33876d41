import Screen

/// Turns the bytes of a terminal into keys, and keeps from the reader what is none: pasted text comes as one piece, and
/// what a terminal sends of its own accord is swallowed whole.
///
/// What comes in pieces is put together; what does not come to its end is given up after some time, so that nothing
/// that is lost on the way makes the program deaf. Times are in milliseconds on any clock that does not go back.
package struct InputDecoder {
  /// Begins with nothing held.
  package init() {}

  private enum Mode: Equatable {
    case keys
    /// Within a string of the terminal's, up to its end.
    case string
    /// Within pasted text, up to its end.
    case paste
    /// Within pasted text that the reader has broken off.
    case brokenPaste
  }

  private var mode = Mode.keys
  /// What has come of a thing that is not whole.
  private var held: [UInt8] = []
  private var pasted: [UInt8] = []
  /// Until when bytes that come together belong to a paste whose end did not come in time.
  private var pasteMayGoOnUntil = Int.min
  /// Until when what comes may be the rest of a sequence whose escape was taken for a key.
  private var escapeMayGoOnUntil = Int.min
  /// Whether the escape that is held was a key already.
  private var escapeWasKey = false
  /// Keys of this terminal alone.
  private var ownKeys: [(bytes: [UInt8], key: Key)] = []

  /// Whether reports of the mouse are keys.
  package var takesMouse = false
  /// When what is held is given up, by ``expire(at:)``; nil where nothing is held.
  package private(set) var deadline: Int?

  /// How long an escape waits for what would make it a sequence.
  var escapeDelay = 25
  /// How long the rest of a sequence may take, be the line ever so slow.
  static let sequenceDelay = 250
  /// How long a paste may be silent until it counts as ended.
  static let pasteDelay = 400
  /// For how long after that its rest is still known.
  static let pasteMemory = 5_000
  /// So many bytes of a pasted text are kept.
  static let longestPaste = 1 << 16

  /// Learns what this terminal sends for a key; what every terminal may send for it is known.
  mutating func learn(_ bytes: [UInt8], _ key: Key) {
    guard bytes.count > 1, bytes.first == EncodedKey.escape,
      EncodedKey.read(bytes[...], takesMouse: false) != .whole(key, count: bytes.count)
    else { return }
    ownKeys.append((bytes, key))
  }

  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  private static let interrupt: UInt8 = 0x03

  /// Takes bytes that were read together.
  /// - Complexity: linear in their number.
  package mutating func take(_ read: ArraySlice<UInt8>, at now: Int) -> [Key] {
    if read.isEmpty { return [] }
    var keys: [Key] = []
    var bytes = read
    if mode == .keys, held.isEmpty {
      if now < pasteMayGoOnUntil { goOnWithPaste(bytes) }
      if now < escapeMayGoOnUntil, EncodedKey.isRestOfSequence(bytes) {
        held = [EncodedKey.escape]
        escapeWasKey = true
      }
    }
    escapeMayGoOnUntil = .min
    // A paste that the reader has broken off comes in masses; what comes alone is typed.
    if mode == .brokenPaste, held.isEmpty, EncodedKey.isOneCharacter(bytes) { mode = .keys }
    if !held.isEmpty {
      bytes = held[...] + bytes
      held = []
    }
    while !bytes.isEmpty {
      switch mode {
      case .keys: takeKey(&bytes, into: &keys)
      case .string: takeString(&bytes)
      case .paste, .brokenPaste: takePaste(&bytes, into: &keys)
      }
    }
    setDeadline(from: now)
    return keys
  }

  /// Gives up what is held since its ``deadline``.
  package mutating func expire(at now: Int) -> [Key] {
    guard let end = deadline, now >= end else { return [] }
    deadline = nil
    defer {
      mode = .keys
      held = []
      escapeWasKey = false
    }
    switch mode {
    case .keys where escapeWasKey: return held.dropFirst().map { .character(Unicode.Scalar($0)) }
    case .keys:
      if held == [EncodedKey.escape] { escapeMayGoOnUntil = now + InputDecoder.sequenceDelay }
      return EncodedKey.settle(held[...])
    case .string, .brokenPaste: return []
    case .paste:
      pasteMayGoOnUntil = now + InputDecoder.pasteMemory
      pasted += held
      return endPaste()
    }
  }

  private mutating func setDeadline(from now: Int) {
    deadline =
      switch mode {
      case .paste, .brokenPaste: now + InputDecoder.pasteDelay
      case .string: now + InputDecoder.sequenceDelay
      case .keys where held.isEmpty: nil
      case .keys: now + (held.allSatisfy { $0 == EncodedKey.escape } ? escapeDelay : InputDecoder.sequenceDelay)
      }
  }

  /// Takes one thing from the beginning, or holds what is not whole.
  private mutating func takeKey(_ bytes: inout ArraySlice<UInt8>, into keys: inout [Key]) {
    if let own = ownKeys.first(where: { bytes.starts(with: $0.bytes) }) {
      keys.append(own.key)
      bytes = bytes.dropFirst(own.bytes.count)
      return
    }
    var found = EncodedKey.read(bytes, takesMouse: takesMouse)
    if ownKeys.contains(where: { $0.bytes.starts(with: bytes) }) { found = .part }
    switch found {
    case .part:
      held = Array(bytes)
      bytes = []
      return
    case .whole(let key, let count):
      if let key { keys.append(key) }
      bytes = bytes.dropFirst(count)
    case .string(let count):
      bytes = bytes.dropFirst(count)
      mode = .string
    case .paste(let count):
      bytes = bytes.dropFirst(count)
      mode = .paste
    }
    escapeWasKey = false
  }

  /// Swallows a string up to its end: BEL or ST, or what cannot be within it.
  private mutating func takeString(_ bytes: inout ArraySlice<UInt8>) {
    guard let end = bytes.firstIndex(where: { $0 < 0x20 && $0 != 9 && $0 != 10 && $0 != 13 }) else {
      bytes = []
      return
    }
    bytes = bytes[end...]
    switch bytes.first {
    case EncodedKey.escape where bytes.count == 1:
      held = [EncodedKey.escape]
      bytes = []
      return
    case EncodedKey.escape where bytes.dropFirst().first == UInt8(ascii: "\\"): bytes = bytes.dropFirst(2)
    case EncodedKey.escape, InputDecoder.interrupt: break
    default: bytes = bytes.dropFirst()
    }
    mode = .keys
  }

  /// Takes pasted text up to its end.
  private mutating func takePaste(_ bytes: inout ArraySlice<UInt8>, into keys: inout [Key]) {
    guard let escape = bytes.firstIndex(of: EncodedKey.escape) else {
      // The reader's own Ctrl-C comes after all else; one that is pasted stands among other words.
      if bytes.last == InputDecoder.interrupt {
        mode = .brokenPaste
        pasted = []
        keys.append(.control("c"))
      }
      keep(bytes)
      bytes = []
      return
    }
    keep(bytes[..<escape])
    bytes = bytes[escape...]
    if bytes.starts(with: InputDecoder.pasteEnd) {
      bytes = bytes.dropFirst(InputDecoder.pasteEnd.count)
      if mode == .paste { keys += endPaste() }
      mode = .keys
    } else if InputDecoder.pasteEnd.starts(with: bytes) {
      held = Array(bytes)
      bytes = []
    } else {
      keep(bytes.prefix(1))
      bytes = bytes.dropFirst()
    }
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    guard mode == .paste else { return }
    pasted += bytes.prefix(InputDecoder.longestPaste - pasted.count)
  }

  private mutating func endPaste() -> [Key] {
    defer { pasted = [] }
    return [.pasted(String(decoding: pasted, as: UTF8.self))]
  }

  /// Nobody types several characters at once: after a paste that did not end they are its rest.
  private mutating func goOnWithPaste(_ bytes: ArraySlice<UInt8>) {
    let isTyped = bytes.count < 4 || bytes.first == EncodedKey.escape || bytes.contains(InputDecoder.interrupt)
    if isTyped { pasteMayGoOnUntil = .min } else { mode = .paste }
  }
}

extension EncodedKey {
  /// Whether bytes are one character and nothing else.
  fileprivate static func isOneCharacter(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.first == escape { return false }
    if case .whole(_, let count) = read(bytes, takesMouse: false) { return count == bytes.count }
    return false
  }

  /// Whether bytes may go on after an escape that was taken for a key, as nobody types them: `[`, which begins a
  /// control sequence, and what else comes with it, or `O` with a letter.
  fileprivate static func isRestOfSequence(_ bytes: ArraySlice<UInt8>) -> Bool {
    switch bytes.first {
    case UInt8(ascii: "["): true
    case UInt8(ascii: "O"): bytes.count > 1
    default: false
    }
  }
}
