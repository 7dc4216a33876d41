import Glibc

/// A folder for the files of one conversion or fetch, which is deleted with it.
package final class WorkFolder {
  package let path: String

  package init() throws {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/perestroika-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw ReadingError(path: base, reason: "no temporary folder can be made in it: \(systemReason())")
    }
    path = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in ["page.html", "page.pdf", "output", "errors"] { unlink("\(path)/\(name)") }
    rmdir(path)
  }
}
