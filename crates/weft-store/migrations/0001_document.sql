-- What a document holds beside its versions. Bodies are JSON, in the words of the file format; sums find
-- bytes that changed on the disk.
CREATE TABLE part (
    name TEXT NOT NULL PRIMARY KEY CHECK (name IN ('header', 'roles', 'waivers', 'plan')),
    body TEXT NOT NULL,
    sum INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The baseline, at place 0, and the redesigns behind it.
CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    place INTEGER NOT NULL,
    name TEXT,
    frame TEXT NOT NULL,
    sum INTEGER NOT NULL
) STRICT;

-- Ranks leave gaps, so that a step can come between two others without moving them.
CREATE TABLE step (
    version INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    rank INTEGER NOT NULL,
    body TEXT NOT NULL,
    sum INTEGER NOT NULL,
    PRIMARY KEY (version, rank)
) STRICT, WITHOUT ROWID;

-- Everything that ever happened, in its order; rows are only added. "undo" and "redo" are the rows that
-- can be taken back and repeated after this one.
CREATE TABLE journal (
    revision INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('create', 'edit', 'undo', 'redo', 'restore')),
    subject INTEGER,
    undo INTEGER REFERENCES journal (revision),
    redo INTEGER REFERENCES journal (revision),
    sentence TEXT NOT NULL,
    edit TEXT NOT NULL,
    inverse TEXT NOT NULL,
    sum INTEGER NOT NULL
) STRICT;

-- Points of the journal that somebody named.
CREATE TABLE checkpoint (
    id INTEGER PRIMARY KEY,
    revision INTEGER NOT NULL REFERENCES journal (revision),
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    name TEXT NOT NULL,
    sum INTEGER NOT NULL
) STRICT;

-- Whole documents at points of the journal: what is left when the rows above are damaged.
CREATE TABLE snapshot (
    revision INTEGER PRIMARY KEY REFERENCES journal (revision),
    document TEXT NOT NULL,
    sum INTEGER NOT NULL
) STRICT;

-- Files that were imported, untouched.
CREATE TABLE original (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    at TEXT NOT NULL,
    bytes BLOB NOT NULL,
    sum INTEGER NOT NULL
) STRICT;
