-- Schema 2: the journal and its search, letters that are not sent, the trash. The conventions are those of schema 1.

-- What was written instead of being posted or sent.
CREATE TABLE entry (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
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
    closed_until_day INTEGER CHECK (closed_until_day IS NULL OR kind = 'letter'), -- until that day its text is not shown
    person_id        INTEGER REFERENCES person (id),               -- to whom the letter is
    urge_id          INTEGER REFERENCES urge (id),                 -- the urge it was written in
    contact_id       INTEGER REFERENCES contact (id),              -- the contact it was written after
    prompt           TEXT    CHECK (prompt <> ''),                 -- the prompt it answers, as it read
    title            TEXT    CHECK (title <> ''),                  -- NULL: none given
    tags             TEXT    NOT NULL CHECK (tags LIKE '[%]'),     -- a JSON array of texts
    body             TEXT    NOT NULL CHECK (body <> '' OR deleted_ms IS NOT NULL) -- last: a long one lies on pages of its own
) STRICT;
-- Lists are walked on the index alone, and only the rows that are shown are read.
CREATE INDEX entry_time ON entry (at_s, id, day, kind, mood, closed_until_day, deleted_ms) WHERE deleted_ms IS NULL;
CREATE INDEX entry_tags ON entry (tags, id, deleted_ms) WHERE tags <> '[]' AND deleted_ms IS NULL;
CREATE INDEX entry_closed ON entry (closed_until_day, id, deleted_ms) WHERE closed_until_day IS NOT NULL AND deleted_ms IS NULL;

CREATE TRIGGER entry_added AFTER INSERT ON entry BEGIN
    INSERT INTO before_image (act_id, tbl, row_id, existed) SELECT max(id), 'entry', NEW.id, 0 FROM act WHERE true
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER entry_changed AFTER UPDATE ON entry BEGIN
    INSERT INTO before_image (act_id, tbl, row_id, existed, deleted_ms, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11,
        c12, c13)
    SELECT max(id), 'entry', OLD.id, 1, OLD.deleted_ms, OLD.at_s, OLD.offset_s, OLD.day, OLD.kind, OLD.mood,
        OLD.closed_until_day, OLD.person_id, OLD.urge_id, OLD.contact_id, OLD.prompt, OLD.title, OLD.tags, OLD.body
    FROM act WHERE true ON CONFLICT DO NOTHING;
END;

-- The living entries that are not in the index yet; it takes them in by the dozen, so that writing one stays as quick as it is.
CREATE TABLE entry_waiting (
    id    INTEGER PRIMARY KEY,
    bytes INTEGER NOT NULL                                         -- of its body
) STRICT;
CREATE VIEW entry_indexed AS
    SELECT id, title, tags, body FROM entry WHERE deleted_ms IS NULL AND id NOT IN (SELECT id FROM entry_waiting);
-- The words of the entries that the view shows, written by src/store/search.c; the text itself stays where it is.
CREATE VIRTUAL TABLE entry_words USING fts5 (title, tags, body, content = 'entry_indexed', content_rowid = 'id', columnsize = 0,
    prefix = '1 2', tokenize = 'unicode61 remove_diacritics 2');

-- What somebody deleted. A row lies in the trash as long as its deleted_ms is the one that stands here: undo and restoring change nothing
-- here.
CREATE TABLE trash (
    id         INTEGER PRIMARY KEY,
    tbl        TEXT    NOT NULL,
    row_id     INTEGER NOT NULL,
    deleted_ms INTEGER NOT NULL,
    undone     INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)), -- 1: undo took it away: not listed, but cleared in its time
    cleared    INTEGER NOT NULL DEFAULT 0 CHECK (cleared IN (0, 1)), -- 1: the row's content is gone for good
    UNIQUE (tbl, row_id, deleted_ms)
) STRICT;
CREATE INDEX trash_kept ON trash (deleted_ms) WHERE cleared = 0;
-- What lay deleted before there was a trash: deleting and undoing cannot be told apart in it any more.
INSERT INTO trash (tbl, row_id, deleted_ms, undone)
    SELECT 'urge', id, deleted_ms, 1 FROM urge WHERE deleted_ms IS NOT NULL UNION ALL
    SELECT 'contact', id, deleted_ms, 1 FROM contact WHERE deleted_ms IS NOT NULL UNION ALL
    SELECT 'friend', id, deleted_ms, 1 FROM friend WHERE deleted_ms IS NOT NULL UNION ALL
    SELECT 'reason', id, deleted_ms, 1 FROM reason WHERE deleted_ms IS NOT NULL UNION ALL
    SELECT 'plan', id, deleted_ms, 1 FROM plan WHERE deleted_ms IS NOT NULL;

PRAGMA user_version = 2;
