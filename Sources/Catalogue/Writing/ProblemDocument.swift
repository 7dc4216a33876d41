extension Problem {
  /// The problem as machine-readable output has it.
  public var json: JSONValue {
    .object([
      .init("file", .string(file)),
      .init("line", .integer(line)),
      .init("column", .integer(column)),
      .init("message", .string(message)),
    ])
  }
}
