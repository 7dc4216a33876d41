/// The blocks of a file whose edition sheet is known.
struct SheetPlan {
  private let sheet: EditionSheet
  private let lines: [TextLine]
  private let raw: RawText
  private let numbers: NoteNumbers
  private let roles: [Int: Role]
  private let cuts: [Int: [Cut]]

  private struct Role {
    var kind: Paragraph.Kind
    /// The first line of the place that the line belongs to.
    var place: Int
    var isWithin = false
  }

  init(_ sheet: EditionSheet, raw: RawText) {
    self.sheet = sheet
    lines = Array(raw.lines)
    self.raw = raw
    numbers = NoteNumbers(sheet.hasRisingNoteNumbers ? lines : [], raw: raw, isKnown: true)
    let last = Int(lines.last?.number ?? 0)
    var roles: [Int: Role] = [:]
    func name(_ places: [EditionSheet.Place], _ kind: Paragraph.Kind, within: Bool = false) {
      for place in places where place.columns == nil && place.lines.lowerBound <= last {
        for line in place.lines.clamped(to: 1...last) {
          roles[line] = Role(kind: kind, place: place.lines.lowerBound, isWithin: within)
        }
      }
    }
    name(sheet.furniture, .furniture)
    name(sheet.headings, .heading)
    name(sheet.quotations, .quotation)
    name(sheet.notes, .note)
    name(sheet.notesWithin, .note, within: true)
    name(sheet.furnitureWithin, .furniture, within: true)
    self.roles = roles
    cuts = SheetPlan.cuts(sheet, lines: lines)
  }

  private static func cuts(_ sheet: EditionSheet, lines: [TextLine]) -> [Int: [Cut]] {
    var offsets: [Int: TextLine] = [:]
    var cuts: [Int: [Cut]] = [:]
    let named: [([EditionSheet.Place], Paragraph.Kind?)] = [
      (sheet.notesWithin, .note), (sheet.furnitureWithin, .furniture), (sheet.takenOut, nil),
    ]
    let wanted = Set(named.flatMap { $0.0.map(\.lines.lowerBound) })
    for line in lines where wanted.contains(Int(line.number)) { offsets[Int(line.number)] = line }
    for (places, kind) in named {
      for place in places {
        guard let line = offsets[place.lines.lowerBound] else { continue }
        if let columns = place.columns {
          let start = line.offset(ofColumn: columns.lowerBound)
          let range = start..<(line.offset(ofColumn: columns.upperBound) + 1)
          cuts[Int(line.number), default: []].append(Cut(range: range, kind: kind))
        } else if kind == nil {
          for number in place.lines { cuts[number, default: []].append(Cut(range: 0..<Int.max, kind: nil)) }
        }
      }
    }
    return cuts
  }

  /// Hands on the blocks in order.
  func blocks(_ emit: @escaping ([Block]) -> Void) {
    var builder = BlockBuilder(raw, emit: emit)
    var place: Int?
    var index = 0
    while index < lines.count {
      let line = lines[index]
      let number = Int(line.number)
      let role = roles[number]
      index += 1
      if let role, role.isWithin {
        var group = [line]
        while index < lines.count, roles[Int(lines[index].number)]?.place == role.place {
          group.append(lines[index])
          index += 1
        }
        builder.inset(group, kind: role.kind)
        continue
      }
      if let role {
        let anew = role.kind == .furniture && line.blankBefore > 0
        if place != role.place || anew || sheet.starts.contains(number) { builder.begin(role.kind) }
        place = role.place
      } else {
        if place != nil || !builder.isOpen || beginsParagraph(line) { builder.begin(.paragraph) }
        place = nil
      }
      let joint: BlockBuilder.Joint =
        sheet.hyphenated.contains(number) ? .hyphenated : sheet.glued.contains(number) ? .glued : .blank
      let cuts = numbers.cuts(in: line) + (self.cuts[number] ?? [])
      builder.add(line, joint: joint, cuts: cuts.sorted { $0.range.lowerBound < $1.range.lowerBound })
    }
    builder.flush()
  }

  private func beginsParagraph(_ line: TextLine) -> Bool {
    let number = Int(line.number)
    if sheet.starts.contains(number) { return true }
    if sheet.continues.contains(number) || sheet.glued.contains(number) || sheet.hyphenated.contains(number) {
      return false
    }
    switch sheet.paragraphs {
    case .blank: return line.blankBefore > 0
    case .line: return true
    case .listed: return false
    }
  }
}
