import Chronology

/// In which order a date gives day and month, where both could be either.
public enum DayOrder: String, Hashable, Sendable, CaseIterable {
  case dayFirst = "day-first"
  case monthFirst = "month-first"
}

/// Dates as tables have them: EDTF, or the plain forms that can mean one thing only.
enum WrittenDate {
  /// Reads a date; it never becomes more exact than it was.
  /// - Returns: the date, and whether it was written in another form than EDTF; or why it is no date.
  static func read(_ text: String, order: DayOrder?) -> Result<(date: EDTF, isOther: Bool), NoDate> {
    let text = String(text.trimmingBlanks)
    do throws(EDTFError) {
      return .success((try EDTF(text), false))
    } catch {
      if let date = ordered(text, order) { return .success((date, true)) }
      if let remedy = error.remedyEDTF, let date = try? EDTF(remedy), !isBold(text, remedy) {
        return .success((date, true))
      }
      return .failure(NoDate(message: "“\(text.prefix(60))” is not a date: \(error.message)"))
    }
  }

  /// Why a text is no date.
  struct NoDate: Error {
    var message: String
  }

  /// Whether a correction guesses what was meant: a span turned round, a year cut short.
  private static func isBold(_ text: String, _ remedy: String) -> Bool {
    let ends = text.split(separator: "/")
    let isTurned = ends.count == 2 && remedy == ends[1] + "/" + ends[0]
    return isTurned || text.utf8.prefix { (0x30...0x39).contains($0) }.count == text.utf8.count && text.utf8.count < 4
  }

  /// `9/11/1989` with the order that was asked for.
  private static func ordered(_ text: String, _ order: DayOrder?) -> EDTF? {
    let parts = text.split(separator: "/").compactMap { Int($0) }
    guard let order, parts.count == 3, text.split(separator: "/").count == 3, parts[2] > 999 else { return nil }
    let (day, month) = order == .dayFirst ? (parts[0], parts[1]) : (parts[1], parts[0])
    return PlainDate(year: parts[2], month: month, day: day).iso.flatMap { try? EDTF($0) }
  }

  /// Year, month and day of a TimelineJS date as EDTF; nil where there is no year, and what is wrong as an error.
  static func parts(year: String, month: String, day: String) -> Result<String, NoDate>? {
    guard !year.isEmpty else { return nil }
    guard let number = Int(year) else { return .failure(NoDate(message: "“\(year.prefix(30))” is not a year")) }
    func part(_ text: String, _ range: ClosedRange<Int>, _ name: String) -> Result<Int?, NoDate> {
      if text.isEmpty { return .success(nil) }
      guard let number = Int(text), range.contains(number) else {
        return .failure(NoDate(message: "“\(text.prefix(30))” is not a \(name)"))
      }
      return .success(number)
    }
    return part(month, 1...12, "month").flatMap { month in
      part(day, 1...31, "day").flatMap { day in
        let sign = number < 0 ? "-" : ""
        let isLong = number.magnitude > 9999
        var text =
          (isLong ? "Y" : "") + sign + (isLong ? String(number.magnitude) : PlainDate.padded(Int(number.magnitude), 4))
        if isLong { return .success(text) }
        if let month { text += "-" + PlainDate.padded(month, 2) }
        if let day, month != nil { text += "-" + PlainDate.padded(day, 2) }
        return (try? EDTF(text)) == nil ? .failure(NoDate(message: "there is no day \(text)")) : .success(text)
      }
    }
  }
}
