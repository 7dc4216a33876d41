/// What something is called in a language.
public struct LocalName: Hashable, Sendable {
  /// The language as a BCP 47 tag, for example `ru` or `sr-Latn`.
  public var language: String
  /// The name in that language, in its own script.
  public var name: String

  /// Pairs a language with a name.
  public init(_ language: String, _ name: String) {
    self.language = language
    self.name = name
  }
}

/// A place on the earth in degrees (WGS 84).
public struct Coordinates: Hashable, Sendable {
  /// Degrees north of the equator, -90 to 90.
  public var latitude: Double
  /// Degrees east of Greenwich, -180 to 180.
  public var longitude: Double

  /// Makes a place of two angles.
  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }
}
