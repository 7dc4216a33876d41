import Evidence
import Files
import Glibc

/// Fetches pages from the web with curl.
public struct Fetching: Sendable {
  /// The largest page that is fetched, in bytes.
  public var largest = 64_000_000
  /// How long a page may take, in seconds.
  public var seconds = 60

  /// Fetching within the usual limits.
  public init() {}

  /// Whether an argument is an address rather than a path.
  public static func isAddress(_ text: String) -> Bool {
    let lower = text.lowercased()
    return lower.hasPrefix("http://") || lower.hasPrefix("https://")
  }

  /// The scheme of an address, in lower case; nil where a text has none, as a path.
  static func scheme(of text: String) -> String? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let scheme = text[..<colon].lowercased()
    guard scheme.utf8.count > 1, scheme.first?.isLetter == true,
      scheme.unicodeScalars.allSatisfy({
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789+-.".unicodeScalars.contains($0))
      })
    else { return nil }
    return scheme
  }

  /// The path of a file that an address of this machine names, as `file:///home/reader/a%20text.txt`; nil for any other.
  static func path(ofFileAddress address: String) -> String? {
    guard scheme(of: address) == "file" else { return nil }
    var rest = address.dropFirst("file:".count)
    if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
      if rest.hasPrefix("localhost/") { rest = rest.dropFirst("localhost".count) }
    }
    guard rest.hasPrefix("/") else { return nil }
    var bytes: [UInt8] = []
    var left = Array(rest.utf8)[...]
    while let byte = left.popFirst() {
      if byte == UInt8(ascii: "%"), left.count > 1,
        let code = UInt8(String(decoding: left.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        left = left.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Fetches a page; redirections are followed to http and https alone.
  /// - Parameter shouldContinue: asked often; where it answers no, nothing is fetched.
  /// - Throws: ``ReadingError`` where curl is not installed, or what went wrong; ``Cancelled``.
  public func bytes(at address: String, shouldContinue: () -> Bool = { true }) throws -> [UInt8] {
    guard Fetching.isAddress(address) else {
      throw ReadingError(path: address, reason: "only addresses that begin with http:// or https:// are fetched")
    }
    guard address.unicodeScalars.allSatisfy({ $0.value > 0x20 && !(0x7F...0xA0).contains($0.value) }),
      harmless(address) == address
    else { throw ReadingError(path: address, reason: "there are blanks or control characters in this address") }
    guard let curl = RunningProgram.find("curl") else {
      throw ReadingError(
        path: address,
        reason:
          "curl is not installed, and without it nothing is fetched; install curl, or save the page and add the file")
    }
    let work = try WorkFolder()
    let output = work.path + "/output"
    var program = RunningProgram(path: curl, arguments: arguments(address, output: output))
    program.seconds = seconds + 5
    program.largest = largest
    do {
      try program.run(
        output: "/dev/null", errors: work.path + "/errors", watched: output, shouldContinue: shouldContinue)
    } catch .cancelled {
      throw Cancelled()
    } catch .failed(let status, let message) {
      throw ReadingError(path: address, reason: Fetching.words(status, message, self))
    } catch .tooLarge {
      throw ReadingError(path: address, reason: Fetching.words(63, "", self))
    } catch {
      throw ReadingError(path: address, reason: "it cannot be fetched: \(error)")
    }
    let bytes = (try? readBytes(of: output)) ?? []
    if bytes.isEmpty { throw ReadingError(path: address, reason: "the server sent an empty page") }
    return bytes
  }

  /// The arguments for curl; the reader's own configuration of it is left aside (`--disable` must come first).
  func arguments(_ address: String, output: String) -> [String] {
    [
      "--disable", "--silent", "--show-error", "--fail", "--globoff", "--compressed", "--location", "--max-redirs", "5",
      "--proto", "=http,https", "--proto-redir", "=http,https", "--connect-timeout", "20", "--max-time", "\(seconds)",
      "--max-filesize", "\(largest)", "--output", output, "--url", address,
    ]
  }

  /// curl's exit status in words.
  private static func words(_ status: Int32, _ message: String, _ limits: Fetching) -> String {
    let said = harmless(message)
    return switch status {
    case 1: "it leads to an address that is neither http nor https"
    case 6: "its server is not known (are you online?)"
    case 7: "its server does not answer"
    case 22: "the server does not give it (\(said.split(separator: " ").last.map(String.init) ?? "error"))"
    case 28: "it took longer than \(limits.seconds) seconds"
    case 47: "it leads from one address to the next without end"
    case 63: "it is larger than \(limits.largest / 1_000_000) MB"
    default: "it cannot be fetched: \(said.isEmpty ? "curl ended with status \(status)" : said)"
    }
  }
}
