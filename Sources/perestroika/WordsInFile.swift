import Archive
import Evidence
import Files
import Library

/// Where the words of a search stand in the files of the texts, for machines.
struct WordsInFile {
  private let paths: [String: String]
  private var open: (source: String, text: RawText?)?

  /// Knows the files that an archive was made from.
  init(_ archive: EraArchive) {
    paths = Dictionary(
      archive.textFiles.compactMap { file in file.isUsed ? file.source.map { ($0, file.path) } : nil }
    ) { first, _ in first }
  }

  /// The code points of the first words that are found in a paragraph, counted in the file as decoded; those of the
  /// whole paragraph where the words are broken over lines or the file cannot be read any more.
  ///
  /// The file stays open until another source is asked for.
  mutating func place(of matcher: WordMatcher, in block: SourceBlock, ofSource source: String) -> Range<Int> {
    let whole = block.start..<max(block.start, block.end)
    if open?.source != source {
      open = (source, paths[source].flatMap { path in try? RawText.decode(readBytes(of: path)) })
    }
    guard let text = open?.text, let first = matcher.ranges(in: Array(text[whole].unicodeScalars)).first else {
      return whole
    }
    return block.start + first.lowerBound..<block.start + first.upperBound
  }
}
