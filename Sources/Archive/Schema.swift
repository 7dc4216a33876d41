/// The tables of the archive.
enum Schema {
  /// Counts up whenever a table or what stands in one changes; an archive of another number is made anew.
  static let version = 36
  /// What SQLite keeps in the file's header to tell whose it is: "PERE".
  static let applicationNumber = 0x5045_5245

  /// All tables but those of the index of words.
  ///
  /// `position` is the place in timeline order, so that the order of keys is the order of time. A row of `account` is a
  /// quotation: of an account, or, where `link` is set, of the claim that one event led to another, which is a row of
  /// `cause`.
  static let tables = """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE stamp (
      path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, digest TEXT NOT NULL,
      source TEXT, used INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE event (
      position INTEGER PRIMARY KEY, era INTEGER, id TEXT NOT NULL, date TEXT NOT NULL,
      sort INTEGER NOT NULL, earliest INTEGER, latest INTEGER, title TEXT NOT NULL,
      theme INTEGER NOT NULL, disputed INTEGER NOT NULL, single INTEGER NOT NULL, kind INTEGER NOT NULL,
      importance INTEGER NOT NULL, layer INTEGER NOT NULL
    );
    CREATE TABLE detail (
      position INTEGER PRIMARY KEY, summary TEXT NOT NULL, note TEXT, part_of TEXT, names TEXT NOT NULL,
      independent INTEGER NOT NULL, document TEXT NOT NULL
    );
    CREATE TABLE former (id TEXT PRIMARY KEY, event TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE account (
      event INTEGER NOT NULL, number INTEGER NOT NULL, source INTEGER NOT NULL, date TEXT, says TEXT NOT NULL,
      exact TEXT NOT NULL, prefix TEXT, suffix TEXT, note TEXT, figures TEXT NOT NULL, stance TEXT, link INTEGER,
      layer INTEGER NOT NULL,
      state TEXT NOT NULL, score REAL NOT NULL, start INTEGER, end INTEGER,
      paragraph INTEGER, passage_start INTEGER, passage_end_paragraph INTEGER, passage_end INTEGER,
      digest INTEGER NOT NULL,
      PRIMARY KEY (event, number)
    ) WITHOUT ROWID;
    CREATE TABLE disagreement (
      event INTEGER NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL, about TEXT NOT NULL, note TEXT,
      parties TEXT NOT NULL, dissenters TEXT NOT NULL, pairs TEXT NOT NULL, follows INTEGER, because TEXT,
      PRIMARY KEY (event, number)
    ) WITHOUT ROWID;
    CREATE TABLE cause (
      event INTEGER NOT NULL, number INTEGER NOT NULL, target TEXT NOT NULL, account INTEGER, denied INTEGER NOT NULL,
      note TEXT, PRIMARY KEY (event, number)
    ) WITHOUT ROWID;
    CREATE TABLE link (
      event INTEGER NOT NULL, kind INTEGER NOT NULL, number INTEGER NOT NULL, target TEXT NOT NULL,
      PRIMARY KEY (event, kind, number)
    ) WITHOUT ROWID;
    CREATE TABLE record (
      kind INTEGER NOT NULL, id TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, forms TEXT NOT NULL,
      rank INTEGER NOT NULL, PRIMARY KEY (kind, id)
    ) WITHOUT ROWID;
    CREATE TABLE source (
      number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, citation TEXT NOT NULL,
      tier TEXT NOT NULL, perspective TEXT, address TEXT, record TEXT NOT NULL, accounts INTEGER NOT NULL,
      paragraphs INTEGER NOT NULL
    );
    CREATE TABLE paragraph (
      key INTEGER PRIMARY KEY, kind TEXT NOT NULL, text TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL
    );
    CREATE TABLE usage (
      kind INTEGER NOT NULL, id TEXT NOT NULL, half INTEGER NOT NULL, events INTEGER NOT NULL, era INTEGER NOT NULL,
      PRIMARY KEY (kind, id, half)
    ) WITHOUT ROWID;
    CREATE TABLE month (month INTEGER PRIMARY KEY, events INTEGER NOT NULL);
    CREATE TABLE lane (
      grouping INTEGER NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, events INTEGER NOT NULL,
      home INTEGER NOT NULL, PRIMARY KEY (grouping, number)
    ) WITHOUT ROWID;
    CREATE TABLE tally (
      grouping INTEGER NOT NULL, lane INTEGER NOT NULL, day INTEGER NOT NULL, events INTEGER NOT NULL,
      era INTEGER NOT NULL, PRIMARY KEY (grouping, lane, day)
    ) WITHOUT ROWID;
    CREATE TABLE member (
      grouping INTEGER NOT NULL, lane INTEGER NOT NULL, block INTEGER NOT NULL, offsets BLOB NOT NULL,
      PRIMARY KEY (grouping, lane, block)
    ) WITHOUT ROWID;
    CREATE TABLE span (
      size INTEGER NOT NULL, first INTEGER NOT NULL, position INTEGER NOT NULL, last INTEGER NOT NULL,
      PRIMARY KEY (size, first, position)
    ) WITHOUT ROWID;
    """

  /// The tables of the index of words.
  static let index = """
    CREATE TABLE word (word TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
    CREATE VIRTUAL TABLE event_words USING fts5 (
      title, names, words, signs, content='', prefix='1 2 3', tokenize=folded
    );
    CREATE VIRTUAL TABLE passage_words USING fts5 (text, content='', prefix='1 2 3', tokenize=folded);
    """

  /// What the tables of the index consist of: a table of FTS5 without content is four.
  static let tablesOfIndex =
    ["word"]
    + ["event_words", "passage_words"].flatMap { table in
      ["data", "idx", "docsize", "config"].map { "\(table)_\($0)" }
    }

  /// The indices of the tables, which are made faster once the tables are full.
  static let indices = """
    CREATE UNIQUE INDEX event_era ON event (era);
    CREATE UNIQUE INDEX event_id ON event (id);
    CREATE INDEX event_sort ON event (sort, era);
    CREATE INDEX event_disputed ON event (position) WHERE disputed;
    CREATE INDEX account_paragraph ON account (source, paragraph);
    CREATE INDEX account_digest ON account (source, digest);
    CREATE INDEX cause_target ON cause (target, event);
    CREATE INDEX link_target ON link (kind, target, event);
    CREATE INDEX paragraph_heading ON paragraph (key) WHERE kind = 'heading';
    CREATE INDEX paragraph_words ON paragraph (key) WHERE kind <> 'furniture';
    """

  /// The kinds of rows in `link`, `record` and `usage`.
  enum Kind: Int {
    case person, organisation, place, theme, leadsTo, partOf, source
  }
}
