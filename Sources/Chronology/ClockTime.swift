/// A time of day to the second, perhaps with a shift from UTC (ISO 8601-2:2019, A.4.3).
///
/// The time never moves the day: the civil day as written is what counts.
public struct ClockTime: Hashable, Sendable {
  /// What is said of the time zone.
  public enum Zone: Hashable, Sendable {
    /// Nothing: local time.
    case local
    /// `Z`.
    case utc
    /// `+hh` or `-hh`, in hours.
    case hours(Int8)
    /// `+hh:mm` or `-hh:mm`, in minutes, -840 to 840.
    case minutes(Int16)
  }

  /// 0 to 23.
  public let hour: UInt8
  /// 0 to 59.
  public let minute: UInt8
  /// 0 to 60; 60 is written by a leap second and not checked against a table.
  public let second: UInt8
  /// What is said of the time zone.
  public let zone: Zone

  /// `23:20:30`.
  var clockText: String {
    var text = ""
    text.append(number: Int(hour), width: 2)
    text.append(":")
    text.append(number: Int(minute), width: 2)
    text.append(":")
    text.append(number: Int(second), width: 2)
    return text
  }

  /// Nothing, `Z`, `+04` or `+04:30`.
  var zoneText: String {
    switch zone {
    case .local: return ""
    case .utc: return "Z"
    case .hours(let hours):
      var text = hours < 0 ? "-" : "+"
      text.append(number: Int(hours.magnitude), width: 2)
      return text
    case .minutes(let minutes):
      var text = minutes < 0 ? "-" : "+"
      text.append(number: Int(minutes.magnitude) / 60, width: 2)
      text.append(":")
      text.append(number: Int(minutes.magnitude) % 60, width: 2)
      return text
    }
  }
}

extension ClockTime {
  /// Whether it is the first second of a day.
  var isMidnight: Bool { hour == 0 && minute == 0 && second == 0 }
}
