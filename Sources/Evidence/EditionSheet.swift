/// How to read one particular file cleanly: line numbers and rules, none of the file's words.
///
/// In `data/editions/<source>.yaml`, a map of these keys; all but the first two may be left out:
///
///     source: rubalcaba          the id of the source that the file is an edition of
///     digest: 2bb5…              the SHA-256 digest of the file's bytes, in hexadecimal digits
///     paragraphs: blank          what begins a paragraph: `blank`, the first line after a blank one; `line`,
///                                every line; `listed`, nothing but what `starts` names
///     starts: [6, 14]            lines that begin a paragraph beyond that rule
///     continues: [80]            lines that carry on with the paragraph before, against that rule
///     glued: [23]                lines that follow the words before without a blank
///     hyphenated: [49]           the same, and the hyphen before them is there for the line's end alone
///     headings: [1-2, 129]       each place is one heading,
///     quotations: [30-35]        one set-in quotation,
///     notes: [1]                 one note of an author or editor
///     furniture: [1-8, 153-447]  menus, banners, captions, appeals: a paragraph for each stretch without a
///                                blank line
///     notes-within: [3]          notes that stand within a sentence: they follow the paragraph
///     furniture-within: [98]     the same for page numbers, running lines and residue
///     taken-out: ["1:17-120"]    stretches of no meaning, which are not shown at all
///     note-numbers: rising       the numbers 1, 2, 3 … that are glued to words, in this order, are taken out
///
/// A place is a line, `12`; some lines, `12-15`; or the columns of a line, `12:3-9` (in quotation marks).
/// Lines and columns count from 1, both ends included; a column is a code point. Lines that no list names are
/// the text's.
public struct EditionSheet: Hashable, Sendable {
  /// What begins a paragraph.
  public enum ParagraphRule: String, Hashable, Sendable, CaseIterable {
    case blank, line, listed
  }

  /// A stretch of the file.
  public struct Place: Hashable, Sendable {
    /// The lines, counted from 1.
    public var lines: ClosedRange<Int>
    /// The columns, counted from 1, where it is a part of one line.
    public var columns: ClosedRange<Int>?

    /// Some lines, or some columns of one line.
    public init(lines: ClosedRange<Int>, columns: ClosedRange<Int>? = nil) {
      self.lines = lines
      self.columns = columns
    }
  }

  /// The id of the source that the file is an edition of.
  public var source: String
  /// The SHA-256 digest of the file's bytes, in 64 lower-case hexadecimal digits.
  public var digest: String
  /// What begins a paragraph.
  public var paragraphs = ParagraphRule.blank
  /// Lines that begin a paragraph beyond the rule.
  public var starts: Set<Int> = []
  /// Lines that carry on with the paragraph before, against the rule.
  public var continues: Set<Int> = []
  /// Lines that follow the words before without a blank.
  public var glued: Set<Int> = []
  /// Lines before which a hyphen stands for the line's end alone.
  public var hyphenated: Set<Int> = []
  /// Headings, one for each place.
  public var headings: [Place] = []
  /// Set-in quotations, one for each place.
  public var quotations: [Place] = []
  /// Notes of an author or editor, one for each place.
  public var notes: [Place] = []
  /// What belongs to the page and not to the text.
  public var furniture: [Place] = []
  /// Notes that stand within a sentence.
  public var notesWithin: [Place] = []
  /// Page numbers, running lines and residue that stand within a sentence.
  public var furnitureWithin: [Place] = []
  /// Stretches that are not shown at all.
  public var takenOut: [Place] = []
  /// Whether the numbers 1, 2, 3 … that are glued to words in this order are numbers of notes.
  public var hasRisingNoteNumbers = false

  /// A sheet that says nothing yet but what file it is for.
  public init(source: String, digest: String) {
    self.source = source
    self.digest = digest
  }
}
