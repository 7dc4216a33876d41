/// One of several catalogues that are read as one.
///
/// The lowest comes first. An upper layer adds events, and accounts, links and disputes to events below; it changes nothing
/// below.
public struct CatalogueLayer: Hashable, Sendable {
  /// The name by which the screen and the output call it: `built-in` for the one that comes with the program, `mine` for
  /// the reader's own, else the name of its folder.
  public var name: String
  /// The path of the folder that holds its `catalogue.yaml`.
  public var folder: String

  /// Names a folder.
  public init(name: String, folder: String) {
    self.name = name
    self.folder = folder
  }

  /// The name of the catalogue that comes with the program.
  public static let builtIn = "built-in"
  /// The name of the reader's own catalogue.
  public static let own = "mine"
}
