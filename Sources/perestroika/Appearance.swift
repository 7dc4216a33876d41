import Catalogue
import Screen
import Settings
import Terminal

/// What the command line says of the configuration and of the screen; it comes before the file.
struct Appearance: Hashable {
  /// The configuration that is asked for.
  var configuration: String?
  /// The name of a colour theme.
  var theme: String?
  /// Whether colours are asked for, or none.
  var hasColours: Bool?
  /// Whether ASCII alone is asked for.
  var isASCII = false

  /// How the screen is to be used; the measure of width is set accordingly.
  func options(with settings: ReaderSettings, writesUTF8: Bool) throws -> TerminalScreen.Options {
    setAmbiguousWidth(settings.ambiguousWidth)
    var options = TerminalScreen.Options()
    options.theme = try theme.map { try ColourTheme.named($0).changed(by: settings.looks) } ?? settings.theme
    options.isASCII = isASCII || settings.drawsASCII ?? !writesUTF8
    let isPlain = Environment["NO_COLOR"] != nil
    options.colours =
      switch hasColours {
      case true?: settings.colourDepth.flatMap { $0 == .none ? nil : $0 } ?? .many
      case false?: .none
      case nil: settings.colourDepth ?? (isPlain ? .none : .many)
      }
    return options
  }
}

extension ColourTheme {
  /// The theme with this name.
  fileprivate static func named(_ name: String) throws -> ColourTheme {
    if let theme = all.first(where: { $0.name == name }) { return theme }
    let names = all.map(\.name)
    let near = nearest(to: name, among: names).map { "; did you mean “\($0)”?" } ?? ""
    throw Failure("there is no theme “\(name)”; there are \(names.joined(separator: ", "))\(near)", .wrongUse)
  }
}
