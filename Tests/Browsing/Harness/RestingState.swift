import Foundation
import Glibc

/// How far a process has come that sleeps: where it is the same again later, the process has slept in between.
struct RestingState: Hashable {
  private let work: [Substring]
  private let sleeps: Substring?

  /// - Parameter orStopped: whether one that was stopped rests as well.
  /// - Returns: nil while the process works.
  /// - Throws: where there is no such process.
  init?(_ id: pid_t, orStopped: Bool = false) throws {
    let statistics = try String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8).split(separator: " ")
    guard statistics[2] == "S" || orStopped && statistics[2] == "T" else { return nil }
    work = Array(statistics[13...14])
    let status = try String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8).split(separator: "\n")
    sleeps = status.first { $0.hasPrefix("voluntary_ctxt_switches") }
  }

  /// The states of a process and of all that it has started; nil while one of them works.
  ///
  /// What has ended meanwhile has none.
  static func all(_ id: pid_t) -> [pid_t: RestingState]? {
    guard FileManager.default.fileExists(atPath: "/proc/\(id)") else { return [:] }
    guard let own = try? RestingState(id, orStopped: true) else { return nil }
    var states = [id: own]
    for child in children(of: id) {
      guard let more = all(child) else { return nil }
      states.merge(more) { $1 }
    }
    return states
  }

  /// The processes that a process has started.
  static func children(of id: pid_t) -> [pid_t] {
    let ids = (try? String(contentsOfFile: "/proc/\(id)/task/\(id)/children", encoding: .utf8)) ?? ""
    return ids.split(separator: " ").compactMap { pid_t($0) }
  }
}
