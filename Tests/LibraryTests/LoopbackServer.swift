import Dispatch
import Glibc

/// A web server on loopback that gives fixed answers by path; it ends with it.
final class LoopbackServer: Sendable {
  let port: Int
  private let socket: Int32
  var address: String { "http://127.0.0.1:\(port)" }

  /// Starts to listen.
  /// - Parameter answers: what is sent, head and body, for each path.
  init?(_ answers: [String: String]) {
    let listening = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &place) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listening, $0, length) == 0 && listen(listening, 8) == 0 && getsockname(listening, $0, &length) == 0
      }
    }
    guard isBound else { return nil }
    socket = listening
    port = Int(UInt16(bigEndian: place.sin_port))
    DispatchQueue.global().async {
      while true {
        let client = accept(listening, nil, nil)
        if client < 0 { return }
        LoopbackServer.answer(client, answers)
      }
    }
  }

  deinit {
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  private static func answer(_ client: Int32, _ answers: [String: String]) {
    var request = [UInt8](repeating: 0, count: 4096)
    let count = max(0, recv(client, &request, request.count, 0))
    let words = String(decoding: request[..<count], as: UTF8.self).split(separator: " ")
    let path = words.count > 1 ? String(words[1]) : "/"
    let text = Array((answers[path] ?? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n").utf8)
    var start = 0
    while start < text.count {
      let sent = text[start...].withUnsafeBytes { send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if sent <= 0 { break }
      start += sent
    }
    shutdown(client, Int32(SHUT_WR))
    close(client)
  }

  /// An answer with a page.
  static func page(_ body: String) -> String { "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body }

  /// An answer that leads elsewhere.
  static func redirection(_ address: String) -> String {
    "HTTP/1.1 302 Found\r\nLocation: \(address)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
  }
}
