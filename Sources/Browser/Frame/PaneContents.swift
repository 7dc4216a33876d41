import Screen

/// A part of the screen with a title line.
protocol PaneContents {
  /// The words on the left and on the right of the title line.
  func title(_ model: BrowserModel, _ scene: Scene, columns: Int) -> (name: String, place: String)
  /// Draws what stands under the title line.
  func draw(in frame: inout Frame, _ model: BrowserModel, _ scene: Scene)
  /// Draws into the title line, between its words, what signs mean.
  func drawLegend(in frame: inout Frame, _ model: BrowserModel, _ scene: Scene, from column: Int, to end: Int, row: Int)
  /// The keys that matter most here.
  var hints: [Hint] { get }

  /// Works out what is drawn, and scrolls to what is selected.
  mutating func settle(in model: inout BrowserModel, _ scene: Scene)
  /// Does an action; nil where it is not one of this pane.
  mutating func perform(_ action: Action, in model: inout BrowserModel) -> Outcome?
  /// Does what a click means.
  /// - Parameter hadFocus: whether the keys went to this pane before.
  mutating func click(_ point: Point, hadFocus: Bool, in model: inout BrowserModel) -> Outcome
  /// Does what a turn of the wheel means.
  mutating func turn(down: Bool, in model: inout BrowserModel) -> Outcome
}

extension PaneContents {
  func drawLegend(
    in frame: inout Frame, _ model: BrowserModel, _ scene: Scene, from column: Int, to end: Int, row: Int
  ) {}
}
