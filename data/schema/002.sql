-- Schema 2: the journal and its search, letters that are not sent, the trash. The conventions are those of schema 1.
--
-- SQLite reads the whole schema whenever a file is opened, be it for one number, so that what stands here is kept short: how an entry looked before
-- an act is put into before_image by src/store/entries.c instead of triggers, and one index serves all lists.

-- What was written instead of being posted or sent. In before_image c1 to c13 are its columns from at_s on.
CREATE TABLE entry (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL UNIQUE,
    created_ms       INTEGER NOT NULL,
    updated_ms       INTEGER NOT NULL,
    device           INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source           TEXT,
    deleted_ms       INTEGER,
    at_s             INTEGER NOT NULL,
    offset_s         INTEGER NOT NULL CHECK (abs(offset_s) <= 64800),
    day              INTEGER NOT NULL,
    kind             TEXT    NOT NULL CHECK (kind IN ('entry', 'letter')),
    mood             INTEGER CHECK (mood BETWEEN 1 AND 5),
    closed_until_day INTEGER,                                      -- a letter's: until that day its text is not shown
    person_id        INTEGER REFERENCES person (id),               -- to whom the letter is
    urge_id          INTEGER REFERENCES urge (id),                 -- the urge it was written in
    contact_id       INTEGER REFERENCES contact (id),              -- the contact it was written after
    prompt           TEXT,                                         -- the prompt it answers, as it read
    title            TEXT,                                         -- NULL: none given
    tags             TEXT    NOT NULL,                             -- a JSON array of texts
    body             TEXT    NOT NULL                              -- last: a long one lies on pages of its own
) STRICT;
-- Lists are walked on the index alone, and only the rows that are shown are read.
CREATE INDEX entry_time ON entry (at_s, id, day, kind, mood, closed_until_day, tags, deleted_ms) WHERE deleted_ms IS NULL;

-- The living entries that are not in the index yet; it takes them in by the dozen, so that writing one stays as quick as it is.
CREATE TABLE entry_waiting (id INTEGER PRIMARY KEY) STRICT;
CREATE VIEW entry_indexed AS
    SELECT id, title, tags, body FROM entry WHERE deleted_ms IS NULL AND id NOT IN entry_waiting;
-- The words of the entries that the view shows, written by src/store/search.c; the text itself stays where it is.
CREATE VIRTUAL TABLE entry_words USING fts5 (title, tags, body, content = 'entry_indexed', content_rowid = 'id', columnsize = 0,
    prefix = '1 2', tokenize = 'unicode61 remove_diacritics 2');

-- What was deleted in the last 30 days. A row lies in the trash as long as its deleted_ms is the one that stands here: undo and restoring change
-- nothing here. Of what is cleared only the newest row stays, so that no id is used again.
CREATE TABLE trash (
    id         INTEGER PRIMARY KEY,
    tbl        TEXT    NOT NULL,
    row_id     INTEGER NOT NULL,
    deleted_ms INTEGER NOT NULL,
    state      INTEGER NOT NULL CHECK (state IN (0, 1, 2))         -- 1: undo took it away: not listed; 2: cleared for good
) STRICT;
-- What lay deleted before there was a trash: deleting and undoing cannot be told apart in it any more.
INSERT INTO trash (tbl, row_id, deleted_ms, state)
    SELECT 'urge', id, deleted_ms, 1 FROM urge WHERE deleted_ms IS NOT NULL UNION ALL
    SELECT 'contact', id, deleted_ms, 1 FROM contact WHERE deleted_ms IS NOT NULL UNION ALL
    SELECT 'friend', id, deleted_ms, 1 FROM friend WHERE deleted_ms IS NOT NULL UNION ALL
    SELECT 'reason', id, deleted_ms, 1 FROM reason WHERE deleted_ms IS NOT NULL UNION ALL
    SELECT 'plan', id, deleted_ms, 1 FROM plan WHERE deleted_ms IS NOT NULL;

PRAGMA user_version = 2;
