import Dispatch

/// Maps over all cores and keeps the order.
package func parallelMap<Value: Sendable, Result: Sendable>(
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

/// Uses values in their order while the next one is made on another thread.
///
/// - Parameters:
///   - make: gives the next value; nil after the last.
///   - use: takes a value; false ends the work.
package func ahead<Value: Sendable, Failure: Error>(
  _ make: @escaping @Sendable () -> Value?, _ use: (Value) throws(Failure) -> Bool
) throws(Failure) {
  let next = NextValue(make)
  next.prepare()
  while let value = next.take() {
    next.prepare()
    do throws(Failure) {
      if try use(value) { continue }
    } catch {
      next.wait()
      throw error
    }
    return next.wait()
  }
}

/// A value that is made on another thread.
private final class NextValue<Value: Sendable>: @unchecked Sendable {
  private let make: @Sendable () -> Value?
  private let isMade = DispatchSemaphore(value: 0)
  private var value: Value?

  init(_ make: @escaping @Sendable () -> Value?) {
    self.make = make
  }

  func prepare() {
    DispatchQueue.global().async {
      self.value = self.make()
      self.isMade.signal()
    }
  }

  func take() -> Value? {
    isMade.wait()
    defer { value = nil }
    return value
  }

  func wait() { isMade.wait() }
}
