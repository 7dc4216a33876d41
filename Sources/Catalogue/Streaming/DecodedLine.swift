import Files

/// What a line of JSON Lines came to, with its place.
struct DecodedLine: Sendable {
  var piece: DecodedPiece
  /// Where the line begins in the file, and how many bytes it has.
  var offset: Int
  var length: Int

  /// The lines of a batch, decoded on all cores; blank ones are left out.
  static func lines(of batch: LineFile.Batch, in file: String) -> [DecodedLine] {
    parallelMap(Array(0..<batch.count)) { line -> [DecodedLine] in
      let range = batch.bounds[line]..<batch.bounds[line + 1]
      let found = pieces(of: batch.bytes[range], in: file, firstLine: batch.firstLine + line)
      return found.map { DecodedLine(piece: $0, offset: batch.offset + range.lowerBound, length: range.count) }
    }.flatMap { $0 }
  }

  /// What a line holds: one piece, none where it is blank.
  static func pieces(of bytes: ArraySlice<UInt8>, in file: String, firstLine: Int) -> [DecodedPiece] {
    switch SourceText.decode(line: bytes, file: file, number: firstLine) {
    case .failure(let reason): return [DecodedPiece(problems: [reason.problem])]
    case .success(let source):
      var pieces = DecodingWork.lines(of: source).map { $0.run() }
      guard !source.problems.isEmpty else { return pieces }
      if pieces.isEmpty { pieces = [DecodedPiece(problems: [])] }
      pieces[0].problems += source.problems
      return pieces
    }
  }
}
