/// What templates of an encyclopedia leave behind in a sentence: brackets full of their parameters.
enum TemplateResidue {
  /// The brackets in a line with two parameters at least, one of which names a sound or forbids links.
  ///
  /// Linear time.
  static func cuts(in line: TextLine, of raw: RawText) -> [Cut] {
    guard raw.utf8[line.bytes].contains(0x3D) else { return [] }
    var cuts: [Cut] = []
    raw.utf8.withUnsafeBufferPointer { bytes in
      var index = Int(line.firstByte)
      var offset = Int(line.start)
      var opening: (byte: Int, offset: Int, parameters: Int)?
      var before: UInt32 = 0x20
      while index < Int(line.endByte) {
        let at = index
        let codePoint = bytes.codePoint(at: &index)
        switch codePoint {
        case 0x28: opening = (at, offset, 0)
        case 0x3D where isSmall(before): opening?.parameters += 1
        case 0x29:
          if let start = opening, start.parameters >= 2, at - start.byte <= 400, isResidue(bytes[start.byte..<at]) {
            cuts.append(Cut(range: start.offset..<(offset + 1), kind: .furniture))
          }
          opening = nil
        default: break
        }
        before = codePoint
        offset += 1
      }
    }
    return cuts
  }

  private static func isResidue(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    return [".ogg", ".oga", "links=no", "links=yes"].contains { text.contains($0) }
  }
}
