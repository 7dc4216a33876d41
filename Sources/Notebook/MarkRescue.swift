/// Reads marks from a damaged notebook, row by row, from the bytes of the file.
///
/// Nothing is asked of the parts that hold the file together: whatever looks like a leaf of a table
/// (https://www.sqlite.org/fileformat.html, 1.6) is gone through cell by cell, and a cell that reads as a mark is one.
/// What was deleted is not found again: the notebook overwrites it with zeros.
enum MarkRescue {
  /// A mark with the catalogue that it belongs to.
  struct Row: Hashable {
    var catalogue: String
    var mark: Mark
  }

  /// The marks, in the order of their rows; the first of several on one event counts.
  /// - Complexity: linear in the length of the file.
  static func marks(in bytes: [UInt8]) -> [Row] {
    // A header that cannot be believed leaves the size that is usual.
    let said = bytes.count > 17 ? Int(bytes[16]) << 8 | Int(bytes[17]) : 0
    let isSize = (512...32768).contains(said) && said & (said - 1) == 0
    let pages = DatabasePages(bytes: bytes, size: isSize ? said : 4096)
    var rows: [Row] = []
    var seen: Set<[String]> = []
    for page in 0..<pages.count {
      for values in pages.records(ofPage: page) {
        guard values.count == 6, case .null = values[0], let texts = texts(values.dropFirst()) else { continue }
        let mark = Mark(event: texts[1], note: texts[2], title: texts[3], date: texts[4])
        guard !mark.event.isEmpty, seen.insert([texts[0], mark.event]).inserted else { continue }
        rows.append(Row(catalogue: texts[0], mark: mark))
      }
    }
    return rows
  }

  private static func texts(_ values: ArraySlice<DatabasePages.Value>) -> [String]? {
    var texts: [String] = []
    for value in values {
      guard case .text(let text) = value else { return nil }
      texts.append(text)
    }
    return texts
  }
}

/// The pages of an SQLite file, none of them trusted.
struct DatabasePages {
  /// A value of a record; what a mark has none of is passed over.
  enum Value: Hashable {
    case null
    case text(String)
    case other
  }

  private let bytes: [UInt8]
  private let size: Int

  init(bytes: [UInt8], size: Int) {
    self.bytes = bytes
    self.size = size
  }

  /// How many pages there are, the last one perhaps cut off.
  var count: Int { (bytes.count + size - 1) / size }

  /// The records of a page; none where it is no leaf of a table.
  func records(ofPage page: Int) -> [[Value]] {
    let start = page * size
    // The first page begins with the header of the file.
    let head = page == 0 ? start + 100 : start
    guard head + 8 <= bytes.count, bytes[head] == 0x0D else { return [] }
    let cells = Int(bytes[head + 3]) << 8 | Int(bytes[head + 4])
    return (0..<min(cells, size / 4)).compactMap { cell in
      let pointer = head + 8 + cell * 2
      guard pointer + 2 <= bytes.count else { return nil }
      let offset = Int(bytes[pointer]) << 8 | Int(bytes[pointer + 1])
      return offset > 8 && offset < size ? record(at: start + offset, end: min(start + size, bytes.count)) : nil
    }
  }

  private func record(at place: Int, end: Int) -> [Value]? {
    var at = place
    guard let length = number(&at, end), number(&at, end) != nil, (2...1 << 20).contains(length),
      let payload = payload(at: at, length: length, end: end)
    else { return nil }
    let reader = DatabasePages(bytes: payload, size: payload.count)
    var next = 0
    guard let head = reader.number(&next, payload.count), head <= payload.count else { return nil }
    var body = head
    var values: [Value] = []
    while next < head {
      guard let kind = reader.number(&next, head) else { return nil }
      guard let width = DatabasePages.width(of: kind), width <= payload.count - body else { return nil }
      if kind >= 13, kind & 1 == 1 {
        guard let text = String(validating: payload[body..<body + width], as: UTF8.self) else { return nil }
        values.append(.text(text))
      } else {
        values.append(kind == 0 ? .null : .other)
      }
      body += width
    }
    return values
  }

  /// The bytes of a record, those on overflow pages with them.
  private func payload(at place: Int, length: Int, end: Int) -> [UInt8]? {
    let most = size - 35
    guard length > most else { return place + length <= end ? Array(bytes[place..<place + length]) : nil }
    let least = (size - 12) * 32 / 255 - 23
    let split = least + (length - least) % (size - 4)
    let local = split <= most ? split : least
    guard place + local + 4 <= end else { return nil }
    var payload = Array(bytes[place..<place + local])
    var link = place + local
    while payload.count < length {
      let page = (0..<4).reduce(0) { $0 << 8 | Int(bytes[link + $1]) }
      let start = (page - 1) * size
      let wanted = min(size - 4, length - payload.count)
      guard page > 0, page <= count, start + 4 + wanted <= bytes.count else { return nil }
      payload += bytes[start + 4..<start + 4 + wanted]
      link = start
    }
    return payload
  }

  /// A number of one to nine bytes; nil where it runs past the end or is none that a length or a kind can be.
  private func number(_ at: inout Int, _ end: Int) -> Int? {
    var value = 0
    for _ in 0..<8 {
      guard at < min(end, bytes.count) else { return nil }
      let byte = bytes[at]
      at += 1
      value = value << 7 | Int(byte & 0x7F)
      if byte & 0x80 == 0 { return value }
    }
    return nil
  }

  private static func width(of kind: Int) -> Int? {
    switch kind {
    case 0, 8, 9: 0
    case 1...4: kind
    case 5: 6
    case 6, 7: 8
    case 10, 11: nil
    default: (kind - 12) / 2
    }
  }
}
