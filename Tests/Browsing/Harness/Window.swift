import Foundation
import Glibc

/// A terminal in which something runs, as tmux draws it.
struct Window: Sendable {
  private let scratch: Scratch
  private let tmux: String
  private var socket: String { scratch.path + "/tmux" }

  /// Opens a window, runs a command in it, and closes it when the body is done.
  /// - Parameters:
  ///   - command: the command; the program without arguments where it is nil.
  ///   - changes: what differs from the environment of the folder; nil takes a variable away.
  static func open(
    _ scratch: Scratch, columns: Int = 120, rows: Int = 40, command: [String]? = nil,
    changes: [String: String?] = [:], _ body: @Sendable (Window) async throws -> Void
  ) async throws {
    guard let tmux = Places.tmux else { throw HarnessError("tmux is not installed") }
    let window = Window(scratch: scratch, tmux: tmux)
    try scratch.write(
      """
      set -g status off
      set -g escape-time 0
      set -g remain-on-exit on
      set -g default-terminal screen-256color
      set -g exit-empty off

      """, to: "tmux.conf")
    let command = try command ?? [Places.program()]
    let environment = scratch.environment(changes)
    // tmux has a terminal of its own to tell of; what is to be taken away is taken away inside.
    let without = changes.filter { $0.value == nil }.flatMap { ["-u", $0.key] }
    let own = changes["TERM"].flatMap { $0 }.map { ["TERM=\($0)"] } ?? []
    let started = try await window.tmux(
      ["new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "--", "env"] + without + own + command,
      environment: environment)
    guard started.status == 0 else { throw HarnessError("tmux: \(started.errors)") }
    do {
      try await body(window)
    } catch {
      _ = try? await window.tmux(["kill-server"])
      throw error
    }
    _ = try await window.tmux(["kill-server"])
  }

  private func tmux(_ arguments: [String], environment: [String: String]? = nil) async throws -> Outcome {
    let changes: [String: String?] = environment.map { $0.mapValues { Optional($0) } } ?? [:]
    return try await scratch.run([tmux, "-S", socket, "-f", scratch.path + "/tmux.conf"] + arguments, changes)
  }

  /// Presses keys by their names in tmux.
  func press(_ keys: String..., times: Int = 1) async throws {
    _ = try await tmux(["send-keys", "-N", "\(times)"] + keys)
  }

  /// Types letters as they are.
  func type(_ text: String) async throws {
    _ = try await tmux(["send-keys", "-l", "--", text])
  }

  func resize(columns: Int, rows: Int) async throws {
    _ = try await tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// What tmux knows of the window, for instance `cursor_x`.
  func value(of variable: String) async throws -> String {
    let outcome = try await tmux(["display-message", "-p", "#{\(variable)}"])
    return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// What stands in tmux's buffer.
  func buffer() async throws -> String { try await tmux(["show-buffer"]).output }

  /// What the window shows now.
  func picture() async throws -> Picture {
    // One call for all, so that the parts belong together.
    let outcome = try await tmux(
      ["display-message", "-p", "#{cursor_x} #{cursor_y} #{alternate_on} #{cursor_flag} #{pane_dead}", ";"]
        + ["capture-pane", "-p", ";", "capture-pane", "-p", "-e"])
    var lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let numbers = lines.removeFirst().split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 5 else { throw HarnessError("tmux: \(outcome.output) \(outcome.errors)") }
    if lines.last == "" { lines.removeLast() }
    return Picture(
      lines: Array(lines.prefix(lines.count / 2)), styled: Array(lines.suffix(lines.count / 2)),
      cursor: Picture.Place(column: numbers[0], row: numbers[1]), isAlternate: numbers[2] == 1,
      showsCursor: numbers[3] == 1,
      isDead: numbers[4] == 1)
  }

  /// Waits until the window shows what is asked for.
  /// - Returns: the window as it is then.
  /// - Throws: ``HarnessError`` with all that is shown, where it does not come to that.
  @discardableResult
  func shows(
    _ words: String, within limit: Duration = patience, where condition: @Sendable (Picture) -> Bool
  ) async throws -> Picture {
    let shown: Picture? = try await eventually(within: limit) {
      let picture = try await picture()
      guard condition(picture) else { return nil }
      // A picture may be taken in the middle of a frame, and a program may be held up there for long. What it has sent is
      // drawn before the next picture is taken: where it slept all the while, that one is whole.
      let id = try await processId()
      guard let state = RestingState.all(id), try await self.picture() == picture, RestingState.all(id) == state
      else { return nil }
      return picture
    }
    if let shown { return shown }
    throw HarnessError("the window does not show \(words):\n\(try await picture().text)")
  }

  /// Waits until the window shows some words.
  @discardableResult
  func shows(_ words: String) async throws -> Picture {
    try await shows("“\(words)”") { $0.text.contains(words) }
  }

  /// Waits until the timeline stands at the event with a number.
  @discardableResult
  func standsAt(_ place: String) async throws -> Picture {
    try await shows("event \(place)") { $0.eventNumber == place }
  }

  /// The id of the process that runs in the window.
  func processId() async throws -> pid_t {
    guard let id = pid_t(try await value(of: "pane_pid")) else { throw HarnessError("tmux knows no process") }
    return id
  }
}
