import Dispatch
import Testing

/// A thread for a test that waits, beside those on which all others work.
///
/// Tests that work without a pause have one thread for each processor and hold it as long as they like; a test that
/// looks for a state from one of these comes to its next look minutes late.
final class OwnThread: TaskExecutor {
  private let queue = DispatchQueue(label: "perestroika.a-test-that-waits")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }

  /// Gives each test of a suite its thread.
  struct Trait: SuiteTrait, TestTrait, TestScoping {
    let isRecursive = true

    func provideScope(
      for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
      try await withTaskExecutorPreference(OwnThread()) { try await body() }
    }
  }
}

extension Trait where Self == OwnThread.Trait {
  /// Each test of the suite has a thread of its own to wait on.
  static var onItsOwnThread: Self { OwnThread.Trait() }
}
