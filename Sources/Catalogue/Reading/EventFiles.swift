extension CatalogueReader {
  /// The files of events, relative to the folder, in order.
  public var eventFiles: [String] {
    (folder.names(in: "events") ?? []).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".jsonl") }.map { "events/" + $0 }
  }

  /// The events of a file that can be read, with the lines that they begin in; problems are passed over.
  public func events(in file: String) -> [(event: Event, line: Int)] {
    guard case .success(let bytes) = folder.read(file), case .success(let source) = SourceText.decode(bytes, file: file)
    else { return [] }
    var events: [(event: Event, line: Int)] = []
    for work in DecodingWork.works(for: source) {
      let piece = work.run()
      let lines = piece.records.filter(\.isUsable).map(\.item.position.line)
      for (value, line) in zip(piece.values, lines) {
        if case .event(let event) = value { events.append((event, line)) }
      }
    }
    return events
  }
}
