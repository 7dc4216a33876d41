/// How long a state may take to come about on a machine that has much else to do.
let patience = Duration.seconds(300)

/// Asks again and again until there is an answer.
///
/// Where others have the processors, much time can go by between two questions; so many are asked in any case.
/// - Returns: the answer; nil where there was none in time.
func eventually<Value>(
  within limit: Duration = patience, _ question: () async throws -> Value?
) async throws -> Value? {
  let clock = ContinuousClock()
  let end = clock.now + limit
  var asked = 0
  while true {
    if let value = try await question() { return value }
    asked += 1
    if asked > 250, clock.now > end { return nil }
    try await Task.sleep(for: .milliseconds(4))
  }
}
