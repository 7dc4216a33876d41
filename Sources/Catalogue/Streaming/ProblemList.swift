/// The problems of files of any size: those of each file are kept up to a number, the others are counted.
struct ProblemList: Sendable {
  /// So many problems of one file are kept.
  static let limit = 1000

  private var kept: [Problem] = []
  private var counts: [String: Int] = [:]
  private var last: [String: Problem] = [:]

  mutating func add(_ problem: Problem) {
    let count = counts[problem.file, default: 0] + 1
    counts[problem.file] = count
    if count <= ProblemList.limit {
      kept.append(problem)
    } else if last[problem.file].map({ problem.severity == .error || $0.severity == .warning }) ?? true {
      last[problem.file] = problem
    }
  }

  /// What was kept, and for each file that has more the last of them with their number.
  var all: [Problem] {
    kept
      + last.values.map { problem in
        var problem = problem
        problem.message += " (the last of \((counts[problem.file] ?? 0) - ProblemList.limit) more in this file)"
        return problem
      }
  }
}
