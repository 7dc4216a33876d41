/// The words of some texts as ``WordScanner`` sees them and ``FoldedTokenizer`` hands them on: the plain form of each, and
/// after `|` its key where that differs.
///
/// A key ends in `=`, so that it is no word.
struct FoldedWords: Sendable {
  /// The words in UTF-8.
  private(set) var bytes: [UInt8] = []

  /// Folds the words of texts; those of the next come after those of the one before.
  /// - Complexity: O(length).
  init(_ texts: some Sequence<String>) {
    var scanner = WordScanner()
    for var text in texts {
      text.withUTF8 { text in
        scanner.restart()
        while scanner.next(in: text) {
          bytes += scanner.plain
          if scanner.key != scanner.plain {
            bytes.append(UInt8(ascii: "|"))
            bytes += scanner.key
            bytes.append(UInt8(ascii: "="))
          }
          bytes.append(UInt8(ascii: " "))
        }
      }
    }
  }
}
