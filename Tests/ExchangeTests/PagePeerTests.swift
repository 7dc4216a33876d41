import Catalogue
import Exchange
import Testing

/// What people read, read by programs that are not ours; a test is skipped where its program is not here.
struct PagePeerTests {
  @Test(.enabled(if: Peer.has("pandoc"), "pandoc is not here"))
  func markdownIsReadByPandoc() throws {
    let text = try Material.export(.markdown).text
    let outcome = try Peer.run(["pandoc", "-f", "markdown", "-t", "html"], input: text)
    #expect(outcome.status == 0)
    let count = try Material.events().count
    #expect(outcome.output.matches(of: /<h3/).count == count)
    #expect(outcome.output.matches(of: /<blockquote>/).count == count * 2)
    #expect(outcome.output.matches(of: /footnote-back/).count == count * 2)
    for sign in ["<em>bold", "<code>", "<script", "<ol>\n<li>not", "<h1 id=\"not", "<table"] {
      #expect(!outcome.output.contains(sign), "\(sign)")
    }
    #expect(outcome.output.contains("Ельцин и Горбачёв, 東京, 🚂🚃 naïve"))
  }

  @Test(.enabled(if: Peer.has("tidy"), "tidy is not here"))
  func pageIsReadByTidy() throws {
    let outcome = try Peer.run(["tidy", "-q", "-e", "-utf8"], input: try Material.export(.html).text)
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  @Test(.enabled(if: Peer.has("python3"), "python3 is not here"))
  func pageIsBalanced() throws {
    let outcome = try Peer.python(
      """
      import sys
      from html.parser import HTMLParser
      class Balance(HTMLParser):
          open = []
          def handle_starttag(self, tag, attributes):
              if tag not in ('meta', 'br'): self.open.append(tag)
          def handle_endtag(self, tag):
              assert self.open.pop() == tag, (tag, self.getpos())
      page = Balance()
      page.feed(sys.stdin.read())
      assert page.open == [], page.open
      """, input: try Material.export(.html).text)
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  @Test(.enabled(if: Peer.has("cmark-gfm"), "cmark-gfm is not here"))
  func markdownIsReadAsGitHubReadsIt() throws {
    let text = try Material.export(.markdown).text
    let outcome = try Peer.run(
      ["cmark-gfm", "-e", "footnotes", "-e", "table", "-e", "autolink", "-e", "strikethrough"], input: text)
    #expect(outcome.status == 0)
    let events = try Material.events().map(\.event)
    #expect(outcome.output.matches(of: /<h3>/).count == events.count)
    #expect(outcome.output.matches(of: /<blockquote>/).count == events.reduce(0) { $0 + $1.quotations.count })
    #expect(outcome.output.matches(of: /<li id="fn/).count == Material.sources.count)
    for sign in ["<em>bold", "<code>", "<script", "<ol>\n<li>not", "<h1>not", "<table", "<del>"] {
      #expect(!outcome.output.contains(sign), "\(sign)")
    }
    #expect(outcome.output.contains("Ельцин и Горбачёв, 東京, 🚂🚃 naïve"))
  }

  @Test(.enabled(if: Peer.hasPython("html5lib"), "Python’s module html5lib is not here"))
  func pageIsReadAsBrowsersReadIt() throws {
    let outcome = try Peer.python(
      """
      import html5lib, sys
      page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(sys.stdin.read())
      ids = [one.get('id') for one in page.iter() if one.get('id')]
      assert len(set(ids)) == len(ids), 'an id is there twice'
      assert page.find('.//script') is None
      links = [one.get('href')[1:] for one in page.iter('a') if one.get('href', '').startswith('#')]
      assert links and set(links) <= set(ids), set(links) - set(ids)
      print(len(page.findall('.//article')))
      """, with: "html5lib", input: try Material.export(.html).text)
    let count = try Material.events().count
    #expect(outcome.status == 0 && outcome.output == "\(count)\n", "\(outcome.output)")
  }
}
