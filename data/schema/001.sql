-- Schema 1: persons, contacts, urges, check-ins, friends, reasons, trigger plans, and the memory of every act.
--
-- Conventions. *_s: seconds since 1970-01-01 UTC. *_ms: milliseconds. offset_s: seconds east of UTC. *_day: day number,
-- 1970-01-01 is 0, computed once when the row is written. Every row that a user made carries the same six columns, so that two copies can be merged:
--   uid         stable random name, 32 hexadecimal digits, the same in every copy
--   created_ms  when it was first written
--   updated_ms  when it was last written; the later write of a row wins
--   device      which device wrote it last; ties go to the greater device uid
--   source      where it was imported from; NULL if it was made here
--   deleted_ms  tombstone: when it was deleted; NULL while it lives. Rows are never removed, so ids are never used again

CREATE TABLE device (
    id      INTEGER PRIMARY KEY,
    uid     TEXT    NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(8)))),
    is_self INTEGER NOT NULL CHECK (is_self IN (0, 1))             -- 1: the device this file lies on
) STRICT;

INSERT INTO device (id, is_self) VALUES (1, 1);

-- Somebody with whom there is to be no contact.
CREATE TABLE person (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    created_ms       INTEGER NOT NULL,
    updated_ms       INTEGER NOT NULL,
    device           INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source           TEXT,
    deleted_ms       INTEGER,
    name             TEXT    CHECK (name <> ''),                   -- an alias; NULL: none given
    started_day      INTEGER NOT NULL,                             -- day 0: the day of the last contact
    started_offset_s INTEGER NOT NULL CHECK (abs(started_offset_s) <= 64800),
    target_days      INTEGER NOT NULL CHECK (target_days BETWEEN 1 AND 36500),
    rules            TEXT    NOT NULL CHECK (rules IN ('strict', 'standard', 'low')),
    promise          TEXT,
    unsafe           INTEGER NOT NULL DEFAULT 0 CHECK (unsafe IN (0, 1)),
    closed_s         INTEGER,                                      -- the plan was closed then: the count rests
    closed_offset_s  INTEGER CHECK ((closed_offset_s IS NULL) = (closed_s IS NULL)),
    closed_day       INTEGER CHECK ((closed_day IS NULL) = (closed_s IS NULL)),
    archived         INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;

-- One cell of the rules that was changed for a person.
CREATE TABLE rule_cell (
    id         INTEGER PRIMARY KEY,
    uid        TEXT    NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    device     INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source     TEXT,
    deleted_ms INTEGER,
    person_id  INTEGER NOT NULL REFERENCES person (id),
    kind       TEXT    NOT NULL CHECK (kind IN ('text', 'call', 'email', 'social', 'look', 'meet', 'friend', 'logistics')),
    direction  TEXT    NOT NULL CHECK (direction IN ('out', 'in', 'chance')),
    breaks     INTEGER NOT NULL CHECK (breaks IN (0, 1))
) STRICT;
CREATE INDEX rule_cell_person ON rule_cell (person_id) WHERE deleted_ms IS NULL;

CREATE TABLE contact (
    id          INTEGER PRIMARY KEY,
    uid         TEXT    NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    created_ms  INTEGER NOT NULL,
    updated_ms  INTEGER NOT NULL,
    device      INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source      TEXT,
    deleted_ms  INTEGER,
    person_id   INTEGER NOT NULL REFERENCES person (id),
    at_s        INTEGER NOT NULL,
    offset_s    INTEGER NOT NULL CHECK (abs(offset_s) <= 64800),
    day         INTEGER NOT NULL,
    until_day   INTEGER NOT NULL CHECK (until_day >= day),         -- last day of a stretch; == day: a single contact
    kind        TEXT    NOT NULL CHECK (kind IN ('text', 'call', 'email', 'social', 'look', 'meet', 'friend', 'logistics')),
    direction   TEXT    NOT NULL CHECK (direction IN ('out', 'in', 'chance')),
    breaks      INTEGER NOT NULL CHECK (breaks IN (0, 1)),         -- decided when it was written; later rules do not touch it
    breaks_said INTEGER NOT NULL CHECK (breaks_said IN (0, 1)),    -- 1: the user said so, not the rules
    note        TEXT
) STRICT;
CREATE INDEX contact_time ON contact (person_id, at_s) WHERE deleted_ms IS NULL;
-- For the count: the breaks, with all that it reads of them (breaks and deleted_ms are the same in all, but SQLite looks for them); the
-- last look that broke nothing; the last contact that the rules allowed.
CREATE INDEX contact_break ON contact (person_id, until_day, day, at_s, offset_s, kind, direction, breaks, deleted_ms)
    WHERE breaks = 1 AND deleted_ms IS NULL;
CREATE INDEX contact_look ON contact (person_id, until_day, day) WHERE kind = 'look' AND breaks = 0 AND deleted_ms IS NULL;
CREATE INDEX contact_allowed ON contact (person_id, at_s, id, day)
    WHERE breaks = 0 AND kind <> 'look' AND direction <> 'in' AND deleted_ms IS NULL;

CREATE TABLE urge (
    id              INTEGER PRIMARY KEY,
    uid             TEXT    NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    created_ms      INTEGER NOT NULL,
    updated_ms      INTEGER NOT NULL,
    device          INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source          TEXT,
    deleted_ms      INTEGER,
    person_id       INTEGER NOT NULL REFERENCES person (id),
    at_s            INTEGER NOT NULL,
    offset_s        INTEGER NOT NULL CHECK (abs(offset_s) <= 64800),
    day             INTEGER NOT NULL,
    intensity       INTEGER CHECK (intensity BETWEEN 1 AND 10),
    wanted          TEXT    CHECK (wanted IN ('text', 'call', 'email', 'social', 'look', 'meet', 'friend', 'logistics')),
    set_off         TEXT    CHECK (set_off <> ''),                 -- the trigger (a word SQL keeps for itself)
    note            TEXT,
    outcome         TEXT    NOT NULL CHECK (outcome IN ('open', 'resisted', 'gave_in')),
    intensity_after INTEGER CHECK (intensity_after BETWEEN 1 AND 10),
    ended_s         INTEGER,                                       -- when it was told how it ended; NULL if it came with the urge
    ended_offset_s  INTEGER CHECK ((ended_offset_s IS NULL) = (ended_s IS NULL)),
    contact_id      INTEGER REFERENCES contact (id)                -- the contact it ended in
) STRICT;
CREATE INDEX urge_time ON urge (person_id, at_s, id, day) WHERE deleted_ms IS NULL;
-- deleted_ms, always NULL in these, lets SQLite count on the index alone.
CREATE INDEX urge_day ON urge (person_id, day, outcome, intensity, deleted_ms) WHERE deleted_ms IS NULL;
CREATE INDEX urge_outcome ON urge (person_id, outcome, at_s, id, deleted_ms) WHERE deleted_ms IS NULL;
CREATE INDEX urge_trigger ON urge (set_off, deleted_ms) WHERE set_off IS NOT NULL AND deleted_ms IS NULL;
CREATE INDEX urge_eased ON urge (id, intensity, intensity_after, deleted_ms)
    WHERE intensity IS NOT NULL AND intensity_after IS NOT NULL AND deleted_ms IS NULL;
CREATE INDEX urge_took ON urge (person_id, ended_s - at_s) WHERE ended_s IS NOT NULL AND deleted_ms IS NULL;

-- A coping action that was used in an urge.
CREATE TABLE urge_action (
    id         INTEGER PRIMARY KEY,
    uid        TEXT    NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    device     INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source     TEXT,
    deleted_ms INTEGER,
    urge_id    INTEGER NOT NULL REFERENCES urge (id),
    action     TEXT    NOT NULL CHECK (action <> '')
) STRICT;
CREATE INDEX urge_action_urge ON urge_action (urge_id) WHERE deleted_ms IS NULL;
CREATE INDEX urge_action_name ON urge_action (action, urge_id, deleted_ms) WHERE deleted_ms IS NULL;

-- A day's look at oneself, for no person. At most one living row a day.
CREATE TABLE checkin (
    id         INTEGER PRIMARY KEY,
    uid        TEXT    NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    device     INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source     TEXT,
    deleted_ms INTEGER,
    day        INTEGER NOT NULL,
    mood       INTEGER CHECK (mood BETWEEN 1 AND 5),
    note       TEXT
) STRICT;
CREATE INDEX checkin_day ON checkin (day, id, deleted_ms) WHERE deleted_ms IS NULL;

-- Somebody to call.
CREATE TABLE friend (
    id         INTEGER PRIMARY KEY,
    uid        TEXT    NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    device     INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source     TEXT,
    deleted_ms INTEGER,
    name       TEXT    NOT NULL CHECK (name <> ''),
    how        TEXT    NOT NULL CHECK (how <> ''),                 -- a number, or whatever else reaches them
    from_min   INTEGER CHECK (from_min BETWEEN 0 AND 1440),        -- the hours they agreed to, minutes after midnight; NULL: any
    until_min  INTEGER CHECK (until_min BETWEEN 0 AND 1440 AND until_min <> from_min)
) STRICT;

-- Why I keep this.
CREATE TABLE reason (
    id         INTEGER PRIMARY KEY,
    uid        TEXT    NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    device     INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source     TEXT,
    deleted_ms INTEGER,
    text       TEXT    NOT NULL CHECK (text <> '')
) STRICT;

-- "When I hear our song, I will go for a walk."
CREATE TABLE plan (
    id         INTEGER PRIMARY KEY,
    uid        TEXT    NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    device     INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source     TEXT,
    deleted_ms INTEGER,
    set_off    TEXT    NOT NULL CHECK (set_off <> ''),
    action     TEXT    NOT NULL CHECK (action <> '')
) STRICT;
CREATE INDEX plan_set_off ON plan (set_off COLLATE NOCASE) WHERE deleted_ms IS NULL;

-- What the program itself remembers: half-filled forms, what was already shown, where one was. No act, not undone, not merged.
CREATE TABLE memo (
    key        TEXT    PRIMARY KEY,
    value      TEXT    NOT NULL,
    updated_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The last 50 acts. The one with the greatest id is being written, or is the one that undo takes back.
CREATE TABLE act (
    id    INTEGER PRIMARY KEY,
    uid   TEXT    NOT NULL,                                        -- by it a commit of unknown fate is found again
    at_ms INTEGER NOT NULL,
    what  TEXT    NOT NULL                                         -- the command: 'urge', 'contact edit'; nothing a person wrote
) STRICT;

-- How a row looked before an act first touched it. Kept by the triggers below, read by undo. (No JSON: functions that SQLite does not hold to be
-- harmless cannot stand in a schema that is not trusted.)
CREATE TABLE before_image (
    act_id     INTEGER NOT NULL REFERENCES act (id) ON DELETE CASCADE,
    tbl        TEXT    NOT NULL,
    row_id     INTEGER NOT NULL,
    existed    INTEGER NOT NULL CHECK (existed IN (0, 1)),         -- 0: the act made the row, and the rest is NULL
    deleted_ms INTEGER,
    c1 ANY, c2 ANY, c3 ANY, c4 ANY, c5 ANY, c6 ANY, c7 ANY, c8 ANY, c9 ANY, c10 ANY, c11 ANY, c12 ANY, c13 ANY, -- see each trigger
    PRIMARY KEY (act_id, tbl, row_id)
) STRICT, WITHOUT ROWID;

-- An act that touches a row twice keeps the first image. Undo writes with the triggers on: its act has all those images already.

CREATE TRIGGER person_added AFTER INSERT ON person BEGIN
    INSERT INTO before_image (act_id, tbl, row_id, existed) SELECT max(id), 'person', NEW.id, 0 FROM act WHERE true
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER person_changed AFTER UPDATE ON person BEGIN
    INSERT INTO before_image (act_id, tbl, row_id, existed, deleted_ms, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11)
    SELECT max(id), 'person', OLD.id, 1, OLD.deleted_ms, OLD.name, OLD.started_day, OLD.started_offset_s,
        OLD.target_days, OLD.rules, OLD.promise, OLD.unsafe, OLD.closed_s, OLD.closed_offset_s, OLD.closed_day,
        OLD.archived
    FROM act WHERE true ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER rule_cell_added AFTER INSERT ON rule_cell BEGIN
    INSERT INTO before_image (act_id, tbl, row_id, existed) SELECT max(id), 'rule_cell', NEW.id, 0 FROM act WHERE true
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER rule_cell_changed AFTER UPDATE ON rule_cell BEGIN
    INSERT INTO before_image (act_id, tbl, row_id, existed, deleted_ms, c1, c2, c3, c4)
    SELECT max(id), 'rule_cell', OLD.id, 1, OLD.deleted_ms, OLD.person_id, OLD.kind, OLD.direction, OLD.breaks
    FROM act WHERE true ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER contact_added AFTER INSERT ON contact BEGIN
    INSERT INTO before_image (act_id, tbl, row_id, existed) SELECT max(id), 'contact', NEW.id, 0 FROM act WHERE true
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER contact_changed AFTER UPDATE ON contact BEGIN
    INSERT INTO before_image (act_id, tbl, row_id, existed, deleted_ms, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10)
    SELECT max(id), 'contact', OLD.id, 1, OLD.deleted_ms, OLD.person_id, OLD.at_s, OLD.offset_s, OLD.day, OLD.until_day,
        OLD.kind, OLD.direction, OLD.breaks, OLD.breaks_said, OLD.note
    FROM act WHERE true ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER urge_added AFTER INSERT ON urge BEGIN
    INSERT INTO before_image (act_id, tbl, row_id, existed) SELECT max(id), 'urge', NEW.id, 0 FROM act WHERE true
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER urge_changed AFTER UPDATE ON urge BEGIN
    INSERT INTO before_image (act_id, tbl, row_id, existed, deleted_ms, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11,
        c12, c13)
    SELECT max(id), 'urge', OLD.id, 1, OLD.deleted_ms, OLD.person_id, OLD.at_s, OLD.offset_s, OLD.day, OLD.intensity,
        OLD.wanted, OLD.set_off, OLD.note, OLD.outcome, OLD.intensity_after, OLD.ended_s, OLD.ended_offset_s,
        OLD.contact_id
    FROM act WHERE true ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER urge_action_added AFTER INSERT ON urge_action BEGIN
    INSERT INTO before_image (act_id, tbl, row_id, existed) SELECT max(id), 'urge_action', NEW.id, 0 FROM act WHERE true
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER urge_action_changed AFTER UPDATE ON urge_action BEGIN
    INSERT INTO before_image (act_id, tbl, row_id, existed, deleted_ms, c1, c2)
    SELECT max(id), 'urge_action', OLD.id, 1, OLD.deleted_ms, OLD.urge_id, OLD.action
    FROM act WHERE true ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER checkin_added AFTER INSERT ON checkin BEGIN
    INSERT INTO before_image (act_id, tbl, row_id, existed) SELECT max(id), 'checkin', NEW.id, 0 FROM act WHERE true
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER checkin_changed AFTER UPDATE ON checkin BEGIN
    INSERT INTO before_image (act_id, tbl, row_id, existed, deleted_ms, c1, c2, c3)
    SELECT max(id), 'checkin', OLD.id, 1, OLD.deleted_ms, OLD.day, OLD.mood, OLD.note
    FROM act WHERE true ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER friend_added AFTER INSERT ON friend BEGIN
    INSERT INTO before_image (act_id, tbl, row_id, existed) SELECT max(id), 'friend', NEW.id, 0 FROM act WHERE true
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER friend_changed AFTER UPDATE ON friend BEGIN
    INSERT INTO before_image (act_id, tbl, row_id, existed, deleted_ms, c1, c2, c3, c4)
    SELECT max(id), 'friend', OLD.id, 1, OLD.deleted_ms, OLD.name, OLD.how, OLD.from_min, OLD.until_min
    FROM act WHERE true ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reason_added AFTER INSERT ON reason BEGIN
    INSERT INTO before_image (act_id, tbl, row_id, existed) SELECT max(id), 'reason', NEW.id, 0 FROM act WHERE true
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER reason_changed AFTER UPDATE ON reason BEGIN
    INSERT INTO before_image (act_id, tbl, row_id, existed, deleted_ms, c1)
    SELECT max(id), 'reason', OLD.id, 1, OLD.deleted_ms, OLD.text
    FROM act WHERE true ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER plan_added AFTER INSERT ON plan BEGIN
    INSERT INTO before_image (act_id, tbl, row_id, existed) SELECT max(id), 'plan', NEW.id, 0 FROM act WHERE true
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER plan_changed AFTER UPDATE ON plan BEGIN
    INSERT INTO before_image (act_id, tbl, row_id, existed, deleted_ms, c1, c2)
    SELECT max(id), 'plan', OLD.id, 1, OLD.deleted_ms, OLD.set_off, OLD.action
    FROM act WHERE true ON CONFLICT DO NOTHING;
END;

-- "Hold": by it a file is known as ours.
PRAGMA application_id = 1215261796;
PRAGMA user_version = 1;
