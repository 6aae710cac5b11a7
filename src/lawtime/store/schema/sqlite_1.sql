-- The log, which is the only truth. Rows are added and never changed, but for `log`, `topic.count` and `topic.total`.

CREATE TABLE log (                     -- one row: the end of the log
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    revision INTEGER NOT NULL,
    chain    BLOB NOT NULL
) STRICT;
INSERT INTO log VALUES (1, 0, zeroblob(32));

CREATE TABLE entry (
    revision INTEGER PRIMARY KEY,      -- its place, from 1 without gaps
    key      INTEGER NOT NULL,         -- the first eight bytes of the hash of the content
    base     INTEGER NOT NULL,         -- the revision before the addition that it came in with
    recorded TEXT NOT NULL,            -- the day of recording, or ''
    name     TEXT NOT NULL,            -- what the source is called
    content  TEXT NOT NULL,            -- the event, as canonical JSON
    chain    BLOB NOT NULL             -- hash of the chain before, the content, and the columns above
) STRICT;
CREATE INDEX entry_key ON entry (key);

CREATE TABLE body (                    -- the texts of editions, by the hash that stands in the content
    digest BLOB PRIMARY KEY,
    text   BLOB NOT NULL               -- zlib
) STRICT;

CREATE TABLE topic (                   -- what events speak of: acts, days, events
    id    INTEGER PRIMARY KEY,
    day   TEXT NOT NULL,
    name  TEXT NOT NULL,
    count INTEGER NOT NULL,            -- how many rows of `bears` it has,
    total INTEGER NOT NULL,            -- and their sum, begun with a checksum of day and name
    UNIQUE (day, name)
) STRICT;
CREATE INDEX topic_name ON topic (name);

CREATE TABLE bears (
    topic INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    role  INTEGER NOT NULL,            -- see lawtime.store.bearing.Role
    PRIMARY KEY (topic, entry, role)
) STRICT, WITHOUT ROWID;
