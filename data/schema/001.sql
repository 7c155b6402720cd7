-- The whole schema. SQLite reads it at every start, so that it holds no more indexes, triggers and views than are needed, and the words of
-- a list (kinds, directions) are checked where they are read, by core, and not once more in each table.
--
-- Conventions. *_s: seconds since 1970-01-01 UTC. *_ms: milliseconds. *offset_s: seconds east of UTC. *_day: day number,
-- 1970-01-01 is 0, computed once when the row is written. Every row that a user made carries the same eight columns, so that two copies can be merged:
--   id          its number in this file
--   uid         stable random name, 32 hexadecimal digits, the same in every copy. Where a row is what it is by its place alone, the first 32
--               digits of the SHA-256 of that, so that two devices mean the same row: 'checkin:DAY', 'goal_mark:GOAL-UID:DAY',
--               'rule_cell:PERSON-UID:KIND:DIRECTION'. Deleted and written again, it is the same row again
--   created_ms  when it was first written
--   updated_ms  when it was last written; the later write of a row wins
--   device      which device wrote it last; ties go to the greater device uid
--   source      where it was imported from; NULL if it was made here
--   deleted_ms  tombstone: when it was deleted; NULL while it lives. Rows are never removed, so ids are never used again
--   hash        of what a person wrote in it, by which `check` finds a bit that the disk turned: src/store/rowhash.h

CREATE TABLE device (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(8)))),
    is_self          INTEGER NOT NULL CHECK (is_self IN (0, 1))                         -- 1: the device this file lies on
) STRICT;
INSERT INTO device (id, is_self) VALUES (1, 1);

-- Somebody with whom there is to be no contact.
CREATE TABLE person (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL UNIQUE,
    created_ms       INTEGER NOT NULL,
    updated_ms       INTEGER NOT NULL,
    device           INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source           TEXT,
    deleted_ms       INTEGER,
    hash             INTEGER,
    name             TEXT    CHECK (name <> ''),                                         -- an alias; NULL: none given
    started_day      INTEGER NOT NULL,                                                   -- day 0: the day of the last contact
    started_offset_s INTEGER NOT NULL CHECK (abs(started_offset_s) <= 64800),            -- in force when the start was set
    started_s        INTEGER,                                                            -- when on that day, where a time was given; NULL: only the day is known
    target_days      INTEGER NOT NULL CHECK (target_days BETWEEN 1 AND 36500),           -- how long it is to last
    rules            TEXT    NOT NULL CHECK (rules IN ('strict', 'standard', 'low', 'space')), -- which contact ends a streak
    promise          TEXT,                                                               -- one's own words, shown in an urge; NULL: none
    unsafe           INTEGER NOT NULL DEFAULT 0 CHECK (unsafe IN (0, 1)),                -- 1: a dangerous person: nothing asks for an answer
    closed_s         INTEGER,                                                            -- the plan was closed then: the count rests; NULL: it runs
    closed_offset_s  INTEGER CHECK ((closed_offset_s IS NULL) = (closed_s IS NULL)),     -- the offset of closed_s
    closed_day       INTEGER CHECK ((closed_day IS NULL) = (closed_s IS NULL)),          -- the day of closed_s
    archived         INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))               -- 1: no longer the one that is meant without a name
) STRICT;

-- One cell of the rules that was changed for a person.
CREATE TABLE rule_cell (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL UNIQUE,
    created_ms       INTEGER NOT NULL,
    updated_ms       INTEGER NOT NULL,
    device           INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source           TEXT,
    deleted_ms       INTEGER,
    hash             INTEGER,
    person_id        INTEGER NOT NULL REFERENCES person (id),                            -- whose rules
    kind             TEXT    NOT NULL,                                                   -- of contact, as in the table contact
    direction        TEXT    NOT NULL,                                                   -- likewise
    breaks           INTEGER NOT NULL CHECK (breaks IN (0, 1))                           -- 1: such a contact ends a streak
) STRICT;
CREATE INDEX rule_cell_person ON rule_cell (person_id) WHERE deleted_ms IS NULL;

-- What took place, or came.
CREATE TABLE contact (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL UNIQUE,
    created_ms       INTEGER NOT NULL,
    updated_ms       INTEGER NOT NULL,
    device           INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source           TEXT,
    deleted_ms       INTEGER,
    hash             INTEGER,
    person_id        INTEGER NOT NULL REFERENCES person (id),                            -- with whom
    at_s             INTEGER NOT NULL,                                                   -- when it took place; of an answered message the answer
    offset_s         INTEGER NOT NULL CHECK (abs(offset_s) <= 64800),                    -- the offset of at_s
    day              INTEGER NOT NULL,                                                   -- the day of at_s
    until_day        INTEGER NOT NULL CHECK (until_day >= day),                          -- last day of a stretch; == day: a single contact
    kind             TEXT    NOT NULL,                                                   -- text, call, ...: core/rules.h knows the words
    direction        TEXT    NOT NULL,                                                   -- out, in, chance: likewise
    breaks           INTEGER NOT NULL CHECK (breaks IN (0, 1)),                          -- decided when it was written; later rules do not touch it
    breaks_said      INTEGER NOT NULL CHECK (breaks_said IN (0, 1)),                     -- 1: the user said so, not the rules
    note             TEXT,                                                               -- NULL: none
    waiting          INTEGER NOT NULL DEFAULT 0 CHECK (waiting IN (0, 1)),               -- 1: a message that came, and it is not decided whether it is answered
    hold_until_s     INTEGER,                                                            -- held until then; NULL: not held
    hold_offset_s    INTEGER CHECK ((hold_offset_s IS NULL) = (hold_until_s IS NULL)),   -- the offset of hold_until_s
    came_s           INTEGER,                                                            -- when the message came that at_s answered; NULL: this is no answer
    came_offset_s    INTEGER CHECK ((came_offset_s IS NULL) = (came_s IS NULL)),         -- the offset of came_s
    planned          INTEGER NOT NULL DEFAULT 0 CHECK (planned IN (0, 1)),               -- 1: reaching out, as planned
    answer           TEXT    CHECK (answer IN ('yes', 'none', 'no')),                    -- what came of a planned one; NULL: not told yet
    answer_note      TEXT,                                                               -- that in own words; NULL: none
    way_on           TEXT    CHECK (way_on IN ('close', 'go_on', 'begin_again'))         -- what was decided after a planned one; NULL: nothing yet
) STRICT;
-- For lists and for the last contact that the rules allowed. deleted_ms, always NULL in an index of living rows, lets SQLite
-- read the index alone.
CREATE INDEX contact_time ON contact (person_id, at_s, id, kind, direction, breaks, day, until_day, offset_s, deleted_ms)
    WHERE deleted_ms IS NULL;
-- For the count: the breaks, with all that it reads of them.
CREATE INDEX contact_break ON contact (person_id, until_day, day, at_s, offset_s, kind, direction, breaks, deleted_ms)
    WHERE breaks = 1 AND deleted_ms IS NULL;

-- For the last look, which is none of them.
CREATE INDEX contact_look ON contact (person_id, until_day, day, at_s, offset_s, kind, direction, breaks, deleted_ms)
    WHERE kind = 'look' AND breaks = 0 AND deleted_ms IS NULL;

-- The wish for contact, stored before the first question.
CREATE TABLE urge (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL UNIQUE,
    created_ms       INTEGER NOT NULL,
    updated_ms       INTEGER NOT NULL,
    device           INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source           TEXT,
    deleted_ms       INTEGER,
    hash             INTEGER,
    person_id        INTEGER NOT NULL REFERENCES person (id),                            -- whom it is about
    at_s             INTEGER NOT NULL,                                                   -- when it began
    offset_s         INTEGER NOT NULL CHECK (abs(offset_s) <= 64800),                    -- the offset of at_s
    day              INTEGER NOT NULL,                                                   -- the day of at_s
    intensity        INTEGER CHECK (intensity BETWEEN 1 AND 10),                         -- NULL: not given
    wanted           TEXT,                                                               -- the kind of contact it asked for, as in the table contact; NULL: not given
    missing          TEXT    CHECK (missing IN ('them', 'someone', 'habit', 'answer')),  -- what was missed; NULL: not given
    set_off          TEXT    CHECK (set_off <> ''),                                      -- the trigger (a word SQL keeps for itself); NULL: not given
    note             TEXT,                                                               -- NULL: none
    outcome          TEXT    NOT NULL CHECK (outcome IN ('open', 'resisted', 'gave_in')), -- as far as it was told
    intensity_after  INTEGER CHECK (intensity_after BETWEEN 1 AND 10),                   -- NULL: not given
    ended_s          INTEGER,                                                            -- when it was told how it ended; NULL if it came with the urge
    ended_offset_s   INTEGER CHECK ((ended_offset_s IS NULL) = (ended_s IS NULL)),       -- the offset of ended_s
    contact_id       INTEGER REFERENCES contact (id)                                     -- the contact it ended in; NULL: none
) STRICT;
CREATE INDEX urge_time ON urge (person_id, at_s, id, day) WHERE deleted_ms IS NULL;
CREATE INDEX urge_day ON urge (person_id, day, outcome, intensity, at_s, offset_s, deleted_ms) WHERE deleted_ms IS NULL;
CREATE INDEX urge_outcome ON urge (person_id, outcome, at_s, id, deleted_ms) WHERE deleted_ms IS NULL;
CREATE INDEX urge_trigger ON urge (set_off, deleted_ms) WHERE set_off IS NOT NULL AND deleted_ms IS NULL;
-- The newest of which both strengths are known say what helped, and how long an urge took.
CREATE INDEX urge_both ON urge (person_id, at_s, id, intensity, intensity_after, ended_s, deleted_ms)
    WHERE intensity IS NOT NULL AND intensity_after IS NOT NULL AND deleted_ms IS NULL;

-- A coping action that was used in an urge.
CREATE TABLE urge_action (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL UNIQUE,
    created_ms       INTEGER NOT NULL,
    updated_ms       INTEGER NOT NULL,
    device           INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source           TEXT,
    deleted_ms       INTEGER,
    hash             INTEGER,
    urge_id          INTEGER NOT NULL REFERENCES urge (id),                              -- in which
    action           TEXT    NOT NULL CHECK (action <> '')                               -- what was done
) STRICT;
CREATE INDEX urge_action_urge ON urge_action (urge_id) WHERE deleted_ms IS NULL;

-- A day's look at oneself, for no person. At most one living row a day.
CREATE TABLE checkin (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL UNIQUE,
    created_ms       INTEGER NOT NULL,
    updated_ms       INTEGER NOT NULL,
    device           INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source           TEXT,
    deleted_ms       INTEGER,
    hash             INTEGER,
    day              INTEGER NOT NULL,                                                   -- of which
    mood             INTEGER CHECK (mood BETWEEN 1 AND 5),                               -- NULL: not given
    note             TEXT                                                                -- NULL: none
) STRICT;
CREATE INDEX checkin_day ON checkin (day, id, deleted_ms) WHERE deleted_ms IS NULL;

-- Somebody to call.
CREATE TABLE friend (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL UNIQUE,
    created_ms       INTEGER NOT NULL,
    updated_ms       INTEGER NOT NULL,
    device           INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source           TEXT,
    deleted_ms       INTEGER,
    hash             INTEGER,
    name             TEXT    NOT NULL CHECK (name <> ''),                                -- as the user calls them
    how              TEXT    NOT NULL CHECK (how <> ''),                                 -- a number, or whatever else reaches them
    from_min         INTEGER CHECK (from_min BETWEEN 0 AND 1440),                        -- the hours they agreed to, minutes after midnight; NULL: any
    until_min        INTEGER CHECK (until_min BETWEEN 0 AND 1440 AND until_min <> from_min) -- likewise
) STRICT;

-- Why I keep this.
CREATE TABLE reason (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL UNIQUE,
    created_ms       INTEGER NOT NULL,
    updated_ms       INTEGER NOT NULL,
    device           INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source           TEXT,
    deleted_ms       INTEGER,
    hash             INTEGER,
    text             TEXT    NOT NULL CHECK (text <> '')                                 -- in one's own words
) STRICT;

-- "When I hear our song, I will go for a walk."
CREATE TABLE plan (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL UNIQUE,
    created_ms       INTEGER NOT NULL,
    updated_ms       INTEGER NOT NULL,
    device           INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source           TEXT,
    deleted_ms       INTEGER,
    hash             INTEGER,
    set_off          TEXT    NOT NULL CHECK (set_off <> ''),                             -- the trigger
    action           TEXT    NOT NULL CHECK (action <> '')                               -- what is done then
) STRICT;

-- A day to be ready for, for no person.
CREATE TABLE hardday (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL UNIQUE,
    created_ms       INTEGER NOT NULL,
    updated_ms       INTEGER NOT NULL,
    device           INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source           TEXT,
    deleted_ms       INTEGER,
    hash             INTEGER,
    day              INTEGER NOT NULL,                                                   -- the first such day
    every            TEXT    CHECK (every IN ('week', 'year')),                          -- NULL: once
    text             TEXT    NOT NULL CHECK (text <> '')                                 -- what day it is
) STRICT;

-- What somebody says of being ready for a person. At most one living row a person.
CREATE TABLE readiness (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL UNIQUE,
    created_ms       INTEGER NOT NULL,
    updated_ms       INTEGER NOT NULL,
    device           INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source           TEXT,
    deleted_ms       INTEGER,
    hash             INTEGER,
    person_id        INTEGER NOT NULL REFERENCES person (id),                            -- for whom
    purpose          TEXT    CHECK (purpose <> ''),                                      -- what reaching out would be for; NULL: not said
    purpose_day      INTEGER CHECK ((purpose_day IS NULL) = (purpose IS NULL)),          -- written then
    confirmed_day    INTEGER CHECK (confirmed_day IS NULL OR purpose IS NOT NULL),       -- read again and confirmed then; NULL: not yet
    fine_day         INTEGER                                                             -- since then: "I am fine without an answer"; NULL: not said
) STRICT;

-- Goals of one's own, for no person.
CREATE TABLE goal (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL UNIQUE,
    created_ms       INTEGER NOT NULL,
    updated_ms       INTEGER NOT NULL,
    device           INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source           TEXT,
    deleted_ms       INTEGER,
    hash             INTEGER,
    kind             TEXT    NOT NULL CHECK (kind IN ('habit', 'project')),              -- stays what it is
    title            TEXT    NOT NULL CHECK (title <> ''),                               -- one line
    area             TEXT    CHECK (area <> ''),                                         -- NULL: none
    due_day          INTEGER,                                                            -- of a project; NULL: none
    begun_day        INTEGER NOT NULL,                                                   -- the day it was made
    place            INTEGER NOT NULL,                                                   -- the order by hand, from the smallest; ties by id
    finished_day     INTEGER,                                                            -- NULL: not finished
    archived_day     INTEGER                                                             -- put out of the way then; NULL: not
) STRICT;

-- The schedule of a habit from a day on. At most one living row a goal and day.
CREATE TABLE goal_schedule (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL UNIQUE,
    created_ms       INTEGER NOT NULL,
    updated_ms       INTEGER NOT NULL,
    device           INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source           TEXT,
    deleted_ms       INTEGER,
    hash             INTEGER,
    goal_id          INTEGER NOT NULL REFERENCES goal (id),                              -- of which habit
    from_day         INTEGER NOT NULL,                                                   -- in force from this day on
    schedule         TEXT    NOT NULL                                                    -- daily, weekdays:mon,wed,fri, weekly:3, paused:daily, ...: core/habit.h knows the words
) STRICT;
CREATE INDEX goal_schedule_goal ON goal_schedule (goal_id, from_day) WHERE deleted_ms IS NULL;

-- A step of a project.
CREATE TABLE goal_step (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL UNIQUE,
    created_ms       INTEGER NOT NULL,
    updated_ms       INTEGER NOT NULL,
    device           INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source           TEXT,
    deleted_ms       INTEGER,
    hash             INTEGER,
    goal_id          INTEGER NOT NULL REFERENCES goal (id),                              -- of which project
    place            INTEGER NOT NULL,                                                   -- their order
    text             TEXT    NOT NULL CHECK (text <> ''),                                -- one line
    done_day         INTEGER,                                                            -- NULL: not yet
    urge_id          INTEGER REFERENCES urge (id)                                        -- the urge instead of which it was done
) STRICT;
CREATE INDEX goal_step_goal ON goal_step (goal_id, place) WHERE deleted_ms IS NULL;

-- What a day of a habit held. At most one living row a goal and day.
CREATE TABLE goal_mark (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL UNIQUE,
    created_ms       INTEGER NOT NULL,
    updated_ms       INTEGER NOT NULL,
    device           INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source           TEXT,
    deleted_ms       INTEGER,
    hash             INTEGER,
    goal_id          INTEGER NOT NULL REFERENCES goal (id),                              -- of which habit
    day              INTEGER NOT NULL,                                                   -- of which day
    mark             TEXT    NOT NULL CHECK (mark IN ('done', 'skip')),                  -- what it held
    urge_id          INTEGER REFERENCES urge (id)                                        -- the urge instead of which it was done
) STRICT;
CREATE INDEX goal_mark_day ON goal_mark (goal_id, day, mark, deleted_ms) WHERE deleted_ms IS NULL;

-- What was written instead of being posted or sent.
CREATE TABLE entry (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL UNIQUE,
    created_ms       INTEGER NOT NULL,
    updated_ms       INTEGER NOT NULL,
    device           INTEGER NOT NULL DEFAULT 1 REFERENCES device (id),
    source           TEXT,
    deleted_ms       INTEGER,
    hash             INTEGER,
    at_s             INTEGER NOT NULL,                                                   -- when it was written
    offset_s         INTEGER NOT NULL CHECK (abs(offset_s) <= 64800),                    -- the offset of at_s
    day              INTEGER NOT NULL,                                                   -- the day of at_s
    kind             TEXT    NOT NULL CHECK (kind IN ('entry', 'letter')),               -- a letter is not sent
    mood             INTEGER CHECK (mood BETWEEN 1 AND 5),                               -- NULL: not given
    closed_until_day INTEGER,                                                            -- a letter's: until that day its text is not shown
    person_id        INTEGER REFERENCES person (id),                                     -- to whom the letter is
    urge_id          INTEGER REFERENCES urge (id),                                       -- the urge it was written in
    contact_id       INTEGER REFERENCES contact (id),                                    -- the contact it was written after, or the message it answers
    prompt           TEXT,                                                               -- the prompt it answers, as it read
    title            TEXT,                                                               -- NULL: none given
    tags             TEXT    NOT NULL,                                                   -- a JSON array of texts
    body             TEXT    NOT NULL                                                    -- last: a long one lies on pages of its own
) STRICT;
-- Lists are walked on the index alone, and only the rows that are shown are read.
CREATE INDEX entry_time ON entry (at_s, id, day, kind, mood, closed_until_day, tags, deleted_ms) WHERE deleted_ms IS NULL;

-- The living entries that are not in the index yet; it takes them in by the dozen, so that writing one stays as quick as it is.
CREATE TABLE entry_waiting (id INTEGER PRIMARY KEY) STRICT;
CREATE VIEW entry_indexed AS
    SELECT id, fold_words(title) AS title, fold_words(tags) AS tags, fold_words(body) AS body
    FROM entry WHERE deleted_ms IS NULL AND id NOT IN entry_waiting;
-- The words of the entries that the view shows, folded by core/fold.h (fold_words() is the program's own) and written by src/store/search.c; the
-- text itself stays where it is.
CREATE VIRTUAL TABLE entry_words USING fts5 (title, tags, body, content = 'entry_indexed', content_rowid = 'id', columnsize = 0,
    prefix = '1 2', tokenize = 'ascii');

-- What was deleted in the last 30 days. A row lies in the trash as long as its deleted_ms is the one that stands here: restoring and redo change
-- nothing here. Of what is cleared only the newest row stays, so that no id is used again.
CREATE TABLE trash (
    id         INTEGER PRIMARY KEY,
    tbl        TEXT    NOT NULL,
    row_id     INTEGER NOT NULL,
    deleted_ms INTEGER NOT NULL,
    state      INTEGER NOT NULL CHECK (state IN (0, 1, 2))         -- 1: undo took it away: not listed; 2: cleared for good
) STRICT;

-- What the program itself remembers: half-filled forms, what was already shown, where one was. No act, not undone, not merged.
CREATE TABLE memo (
    key        TEXT    PRIMARY KEY,
    value      TEXT    NOT NULL,
    updated_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The last 50 acts.
CREATE TABLE act (
    id               INTEGER PRIMARY KEY,
    uid              TEXT    NOT NULL,                                                   -- by it a commit of unknown fate is found again
    at_ms            INTEGER NOT NULL,                                                   -- when it was done
    what             TEXT    NOT NULL,                                                   -- the command: 'urge', 'contact edit'; nothing a person wrote
    state            INTEGER NOT NULL CHECK (state IN (0, 1)),                           -- 1: undone, and can be done again
    changes          BLOB                                                                -- of SQLite's session extension; NULL: cannot be undone any more
) STRICT;

-- "Hold": by it a file is known as ours.
PRAGMA application_id = 1215261796;
PRAGMA user_version = 1;
