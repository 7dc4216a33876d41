import Catalogue
import Exchange
import Foundation
import Testing

/// The exports, read by programs that are not ours; a test is skipped where its program is not here.
struct PeerTests {
  @Test(.enabled(if: Peer.has("python3"), "python3 is not here"))
  func pythonReadsTheJSON() throws {
    for format in [ExportFormat.timelinejs, .cslJSON, .annotations, .jsonfeed] {
      let count = format == .cslJSON ? Material.sources.count : try Material.events().count
      let outcome = try Peer.python(
        """
        import json, sys
        value = json.load(sys.stdin)
        if isinstance(value, dict):
            items = value.get('events') or value.get('items') or value['first']['items']
        else:
            items = value
        ids = [item.get('id') or item.get('unique_id') for item in items]
        assert len(set(ids)) == len(ids), 'an id is there twice'
        print(len(items))
        """, input: try Material.export(format).text)
      #expect(
        outcome.status == 0 && outcome.output == "\(format == .annotations ? count * 3 : count)\n",
        "\(format): \(outcome.output)")
    }
  }

  @Test(.enabled(if: Peer.has("python3"), "python3 is not here"))
  func pythonReadsTheRows() throws {
    let names = try Material.events().map(\.event.title)
    for (format, column) in [(ExportFormat.csv, "title"), (.timelinejsCSV, "Headline")] {
      let outcome = try Peer.python(
        """
        import csv, sys, io, html
        rows = list(csv.DictReader(io.TextIOWrapper(sys.stdin.buffer, newline='', encoding='utf-8'), strict=True))
        assert all(None not in row and None not in row.values() for row in rows), 'rows differ in length'
        sys.stdout.write('\\0'.join(html.unescape(row['\(column)']) for row in rows if row.get('Type') != 'title'))
        """, input: try Material.export(format).text)
      #expect(outcome.status == 0, "\(format): \(outcome.output)")
      let guarded = ["=", "+", "@", "'=", "- ", "-c", "---"]
      let expected = names.map { name in guarded.contains { name.hasPrefix($0) } ? "'" + name : name }
      #expect(outcome.output.unicodeScalars.split(separator: "\0").map { String($0) } == expected, "\(format)")
    }
  }

  @Test(.enabled(if: Peer.hasPython("icalendar"), "Python’s module icalendar is not here"))
  func calendarIsReadByIcalendar() throws {
    let outcome = try Peer.python(
      """
      import icalendar, sys
      calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
      events = calendar.walk('VEVENT')
      for event in events:
          assert event['DTEND'].dt > event['DTSTART'].dt and not event.errors, event
      for event in events: print(event['X-EDTF'], event['DTSTART'].dt, event['DTEND'].dt, sep='|')
      """, with: "icalendar", input: try Material.export(.icalendar).text)
    #expect(outcome.status == 0, "\(outcome.output)")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.contains("1985-03-11|1985-03-11|1985-03-12"))
    #expect(lines.contains("1985-24|1985-12-01|1986-03-01"))
  }

  /// TimelineJS itself cannot be had here; these are the rules of its configuration, written anew.
  @Test(.enabled(if: Peer.has("python3"), "python3 is not here"))
  func timelinesMeetTheRulesOfTimelineJS() throws {
    let rules = """
      import csv, datetime, io, json, re, sys
      def date(parts):
          assert all(re.fullmatch('-?[0-9]+', str(value)) for value in parts.values()), parts
          year, month, day = (int(parts.get(key) or 1) for key in ('year', 'month', 'day'))
          assert not parts.get('day') or parts.get('month'), parts
          datetime.date(2000 if year % 4 == 0 else 2001, month, day)
          return (year, month, day)
      def check(events):
          ids = [event['unique_id'] for event in events]
          assert len(set(ids)) == len(ids) and all(ids), 'ids'
          for event in events:
              start = date(event['start_date'])
              if event.get('end_date'): assert date(event['end_date']) >= start, event
              assert event['text']['headline'] and not re.search('<(?!/?(p|blockquote|cite)>)', event['text']['text']), event
          print(len(events))
      """
    let count = try Material.events().count
    let json = try Peer.python(
      rules + """

        value = json.load(sys.stdin)
        assert value['scale'] == 'human' and 'start_date' not in value['title']
        check(value['events'])
        """, input: try Material.export(.timelinejs).text)
    #expect(json.status == 0 && json.output == "\(count)\n", "\(json.output)")
    let table = try Peer.python(
      rules + """

        rows = list(csv.DictReader(io.TextIOWrapper(sys.stdin.buffer, newline='', encoding='utf-8')))
        def parts(row, before):
            cells = {key: row[before + key.title()] for key in ('year', 'month', 'day')}
            return {key: value for key, value in cells.items() if value}
        assert [row['Type'] for row in rows].count('title') == 1
        check([{'unique_id': row['Id'], 'start_date': parts(row, ''), 'end_date': parts(row, 'End '),
                'text': {'headline': row['Headline'], 'text': row['Text']}} for row in rows if row['Type'] == ''])
        """, input: try Material.export(.timelinejsCSV).text)
    #expect(table.status == 0 && table.output == "\(count)\n", "\(table.output)")
  }

  /// markwhen's parser cannot be had here; these are its rules of what begins an event, a section or a tag.
  @Test(.enabled(if: Peer.has("python3"), "python3 is not here"))
  func markwhenMeetsTheRulesOfItsParser() throws {
    let (text, omitted) = try Material.export(.markwhen)
    let outcome = try Peer.python(
      """
      import re, sys
      lines = sys.stdin.read().split('\\n')
      edtf = r'\\d{4}(-\\d{2}(-\\d{2})?)?'
      event = re.compile(r'^\\s*' + edtf + r'(\\s*/\\s*' + edtf + r')?\\s*:(.*)')
      other = re.compile(r'^\\s*(now|by|before|after|every|\\d|!|[a-z]{3,9}\\s+\\d)[^:]*:', re.I)
      assert lines[0] == '---' and lines[2] == '---'
      ids, inside = [], False
      for number, line in enumerate(lines[3:], 4):
          if event.match(line):
              assert re.search(r'#\\w', line), line
              assert lines[number].startswith('id: ') and lines[number + 1].startswith('edtf: "'), line
              ids.append(lines[number])
          elif not line.startswith(('id: ', 'edtf: ')):
              assert not other.match(line) and not line.lstrip().startswith('//'), line
              assert not line.startswith('#') or re.fullmatch(r'# (-?\\d+|Undated)', line), line
      assert len(set(ids)) == len(ids)
      print(len(ids))
      """, input: text)
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output == "\(try Material.events().count - omitted.count)\n")
  }
}
