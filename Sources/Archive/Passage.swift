import Evidence

extension ReadingText {
  /// The stretch of the reading text that stands for some code points of the raw file; nil where none does.
  /// - Complexity: logarithmic in the number of paragraphs, and linear in the length of those that it touches.
  func passage(ofRaw range: Range<Int>) -> PassageRange? {
    var passage: PassageRange?
    // A paragraph may have notes within it, which follow it.
    let first = max(0, paragraphs.firstIndex(startingAtOrAfter: range.lowerBound) - ReadingText.mostWithin)
    let last = paragraphs.firstIndex(startingAtOrAfter: range.upperBound)
    for index in first..<max(first, last) where paragraphs.end(at: index) > range.lowerBound {
      let paragraph = paragraphs[index]
      let scalars = paragraph.scalarRange(ofRaw: range)
      // A note or furniture in the middle of a passage is not part of it.
      if scalars.isEmpty || passage != nil && (paragraph.kind == .furniture || paragraph.kind == .note) { continue }
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
