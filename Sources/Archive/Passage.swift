import Evidence

extension ReadingText {
  /// The stretch of the reading text that stands for some code points of the raw file; nil where none does.
  /// - Complexity: linear in the number of paragraphs.
  func passage(ofRaw range: Range<Int>) -> PassageRange? {
    var passage: PassageRange?
    for paragraph in paragraphs where paragraph.start < range.upperBound && paragraph.end > range.lowerBound {
      let scalars = paragraph.scalarRange(ofRaw: range)
      // Furniture in the middle of a passage is not part of it.
      if scalars.isEmpty || (paragraph.kind == .furniture && passage != nil) { continue }
      if let first = passage {
        passage = PassageRange(
          paragraph: first.paragraph, start: first.start, endParagraph: paragraph.number, end: scalars.upperBound)
      } else {
        passage = PassageRange(
          paragraph: paragraph.number, start: scalars.lowerBound, endParagraph: paragraph.number,
          end: scalars.upperBound)
      }
    }
    return passage
  }
}
