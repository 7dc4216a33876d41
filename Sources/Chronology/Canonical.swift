extension EDTF {
  /// The one way of writing this value: `?1989-?07-?10` becomes `1989-07-10?`.
  ///
  /// Qualifiers take the preferred place of ISO 8601-2:2019, 8.2.4: on the whole, else on a group from the
  /// left, else on single parts. Reading the canonical text gives the same value again.
  public var canonical: String {
    var text = ""
    switch form {
    case .date(let date): date.write(to: &text)
    case .dateTime(let date, let time):
      date.write(to: &text)
      text += "T" + time.clockText + time.zoneText
    case .interval(let start, let end):
      start.write(to: &text)
      text += "/"
      end.write(to: &text)
    case .set(let kind, let members):
      text += kind == .oneOf ? "[" : "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        member.write(to: &text)
      }
      text += kind == .oneOf ? "]" : "}"
    }
    return text
  }
}

extension IntervalEnd {
  fileprivate func write(to text: inout String) {
    switch self {
    case .unknown: break
    case .open: text += ".."
    case .date(let date): date.write(to: &text)
    case .onOrBefore(let date):
      text += ".."
      date.write(to: &text)
    case .onOrAfter(let date):
      date.write(to: &text)
      text += ".."
    }
  }
}

extension SetMember {
  fileprivate func write(to text: inout String) {
    switch self {
    case .date(let date): date.write(to: &text)
    case .onOrBefore(let date):
      text += ".."
      date.write(to: &text)
    case .onOrAfter(let date):
      date.write(to: &text)
      text += ".."
    case .range(let first, let last):
      first.write(to: &text)
      text += ".."
      last.write(to: &text)
    }
  }
}

extension CalendarDate {
  /// The canonical text of this date alone.
  public var canonical: String {
    var text = ""
    write(to: &text)
    return text
  }

  fileprivate func write(to text: inout String) {
    let year = yearQualification
    let hasMonth = monthDigits.isPresent
    let hasDay = dayDigits.isPresent
    let groupsMonth = hasMonth && monthQualification == year
    let groupsDay = groupsMonth && hasDay && dayQualification == year
    writeYear(to: &text)
    if !groupsMonth { text += year.symbol }
    guard hasMonth else { return }
    text += "-"
    if !groupsMonth { text += monthQualification.symbol }
    monthDigits.write(to: &text)
    if groupsMonth && !groupsDay { text += year.symbol }
    guard hasDay else { return }
    text += "-"
    if !groupsDay { text += dayQualification.symbol }
    dayDigits.write(to: &text)
    if groupsDay { text += year.symbol }
  }

  /// The year as it is written, masks and significant digits included.
  func writeYear(to text: inout String) {
    if style == .fourDigits {
      writeFourDigits(to: &text)
    } else {
      text += "Y\(significand)"
      if style == .exponential { text += "E\(exponent)" }
    }
    if significantDigits > 0 { text += "S\(significantDigits)" }
  }

  private func writeFourDigits(to text: inout String) {
    if significand < 0 { text += "-" }
    let magnitude = Int(significand.magnitude)
    for (bit, unit) in [(8, 1000), (4, 100), (2, 10), (1, 1)] as [(UInt8, Int)] {
      text += yearMask & bit != 0 ? "X" : String(magnitude / unit % 10)
    }
  }
}

extension TwoDigits {
  fileprivate func write(to text: inout String) {
    text += tens == 15 ? "X" : String(tens)
    text += units == 15 ? "X" : String(units)
  }
}
