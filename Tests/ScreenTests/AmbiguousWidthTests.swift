import Glibc
import Screen
import Testing

@Suite struct AmbiguousWidthTests {
  @Test func usuallyLettersAreNarrow() {
    _ = useMeasuringLocale()
    #expect(!signsAreWide)
    #expect(cellWidth("Жизнь · naïve ─●") == 16)
  }

  /// In a process of its own, as the measure is the same for a whole program.
  @Test func whereLettersAreWideSignsAreNot() async {
    await #expect(processExitsWith: .success) {
      _ = useMeasuringLocale()
      setAmbiguousWidth(2)
      // Cyrillic, Greek and some Latin letters.
      precondition(cellWidth("Жизнь") == 10 && cellWidth("αβ") == 4 && cellWidth("é") == 2)
      precondition(cellWidth("ê") == 2 && cellWidth("ë") == 1 && cellWidth("plain") == 5)
      precondition(cellWidth("作") == 2 && cellWidth("e\u{301}") == 1)
      // What screens are laid out with.
      precondition(signsAreWide && cellWidth("─│┬●○■▲≠·…“”▁█") == 14)
      for sign in "─│●≠·…“".unicodeScalars { precondition(isSign(sign.value)) }
      var frame = Frame(size: Size(columns: 8, rows: 1))
      frame.draw("Жизнь", style: .text, column: 0, row: 0)
      precondition(frame.text == "Жизн" && frame[1, 0].isContinuation)
      setAmbiguousWidth(1)
      precondition(cellWidth("Жизнь") == 5)
      exit(0)
    }
  }
}
