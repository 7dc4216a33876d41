import Evidence
import Files
import Glibc

/// Makes text of a file that is something else, by the programs that the system has.
public enum Converter {
  /// A kind of file that can be made text of.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case html = "HTML"
    case pdf = "PDF"

    /// The kind of a file by its first bytes, else by the ending of its name; nil for plain text.
    public init?(of bytes: [UInt8], named name: String) {
      if bytes.starts(with: "%PDF-".utf8) {
        self = .pdf
        return
      }
      let name = name.lowercased()
      let isNamedHTML = [".html", ".htm", ".xhtml"].contains(where: name.hasSuffix)
      guard isNamedHTML || Kind.looksLikeHTML(bytes) else { return nil }
      self = .html
    }

    private static func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
      let head = bytes.prefix(1024).filter { $0 != 0 }
      let text = String(decoding: head, as: UTF8.self).lowercased()
      guard let tag = text.firstIndex(of: "<") else { return false }
      let before = text[..<tag].unicodeScalars.allSatisfy {
        $0.properties.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}"
      }
      return before && ["<!doctype html", "<html", "<head"].contains(where: text[tag...].contains)
    }
  }

  /// A program and how it is asked.
  private struct Tool {
    var name: String
    var package: String
    var arguments: (_ input: String, _ output: String) -> [String]
  }

  private static func tools(for kind: Kind) -> [Tool] {
    switch kind {
    case .html:
      [
        Tool(name: "pandoc", package: "pandoc") { input, output in
          ["--from=html", "--to=plain", "--wrap=none", "--sandbox", "--output=\(output)", input]
        },
        Tool(name: "w3m", package: "w3m") { input, _ in
          ["-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", "100", input]
        },
        Tool(name: "lynx", package: "lynx") { input, _ in
          ["-dump", "-nolist", "-force_html", "-width=100", "-display_charset=utf-8", "-assume_charset=utf-8", input]
        },
        Tool(name: "html2text", package: "html2text") { input, _ in ["-utf8", input] },
      ]
    case .pdf:
      [
        Tool(name: "pdftotext", package: "poppler-utils") { input, output in
          ["-enc", "UTF-8", "-nopgbrk", input, output]
        },
        Tool(name: "mutool", package: "mupdf-tools") { input, output in
          ["draw", "-q", "-F", "txt", "-o", output, input]
        },
      ]
    }
  }

  /// Makes text of a file's bytes.
  /// - Returns: The bytes of the text and the name of the program that made it.
  /// - Parameter shouldContinue: asked often; where it answers no, no text is made.
  /// - Throws: ``ReadingError`` that names what to install where no program is there, or what it said; ``Cancelled``.
  public static func text(
    of bytes: [UInt8], kind: Kind, origin: String, shouldContinue: () -> Bool = { true }
  ) throws -> (bytes: [UInt8], program: String) {
    let known = tools(for: kind)
    let installed = known.lazy.compactMap { tool in RunningProgram.find(tool.name).map { (tool, $0) } }
    guard let (tool, path) = installed.first else {
      let names = known.map { $0.name == $0.package ? $0.name : "\($0.name) (package \($0.package))" }
      throw ReadingError(
        path: origin,
        reason: "this is \(kind.rawValue), and no program that makes text of it is installed; install "
          + names.joined(separator: " or ") + ", or save it as plain text")
    }
    let work = try WorkFolder()
    let input = work.path + (kind == .html ? "/page.html" : "/page.pdf")
    // A page's own word on its encoding is often wrong, and not every program heeds it.
    let given = kind == .html ? try PreparedText(bytes, origin: origin).raw.text.utf8.map { $0 } : bytes
    try WholeFile.write(given, to: input)
    let output = work.path + "/output"
    do {
      let arguments = tool.arguments(input, output)
      let writesItself = arguments.contains { $0.hasSuffix(output) }
      try RunningProgram(path: path, arguments: arguments).run(
        output: writesItself ? "/dev/null" : output, errors: work.path + "/errors", watched: output,
        shouldContinue: shouldContinue)
    } catch RunningProgram.Failure.cancelled {
      throw Cancelled()
    } catch {
      throw ReadingError(path: origin, reason: "\(tool.name) could make no text of it: \(harmless("\(error)"))")
    }
    let text = (try? readBytes(of: output)) ?? []
    guard text.contains(where: { $0 > 0x20 }) else {
      throw ReadingError(
        path: origin,
        reason: kind == .pdf
          ? "there are no letters in this PDF, only pictures of pages; let a program such as ocrmypdf read them first"
          : "\(tool.name) found no words in it")
    }
    return (text, tool.name)
  }
}

extension PreparedText {
  /// Decodes a file's bytes, after conversion where they are not plain text.
  /// - Parameter shouldContinue: asked often while another program works; where it answers no, no text is made.
  /// - Throws: ``ReadingError`` where no text can be made of them; ``Cancelled``.
  public static func make(
    of bytes: [UInt8], origin: String, name: String, shouldContinue: () -> Bool = { true }
  ) throws -> PreparedText {
    guard let kind = Converter.Kind(of: bytes, named: name) else { return try PreparedText(bytes, origin: origin) }
    let converted = try Converter.text(of: bytes, kind: kind, origin: origin, shouldContinue: shouldContinue)
    return try PreparedText(converted.bytes, origin: origin, converter: converted.program)
  }
}
