import Dispatch

/// Maps over all cores and keeps the order.
func parallelMap<Value: Sendable, Result: Sendable>(
  _ values: [Value], _ transform: @Sendable (Value) -> Result
) -> [Result] {
  let batches = max(1, min(16, values.count / 8))
  let size = (values.count + batches - 1) / batches
  let parts = Parts<[Result]>(count: batches)
  DispatchQueue.concurrentPerform(iterations: batches) { batch in
    let range = min(values.count, batch * size)..<min(values.count, (batch + 1) * size)
    parts.set(values[range].map(transform), at: batch)
  }
  return parts.all.flatMap { $0 ?? [] }
}

/// Results of parallel work, each set once.
private final class Parts<Value: Sendable>: @unchecked Sendable {
  private let lock = DispatchSemaphore(value: 1)
  private var values: [Value?]

  init(count: Int) {
    values = Array(repeating: nil, count: count)
  }

  func set(_ value: Value, at index: Int) {
    lock.wait()
    values[index] = value
    lock.signal()
  }

  var all: [Value?] {
    lock.wait()
    defer { lock.signal() }
    return values
  }
}
