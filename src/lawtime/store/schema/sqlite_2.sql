-- Versions derived from the log. They can be dropped and are made anew, to the same bytes.

CREATE TABLE kept (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    day      TEXT NOT NULL,
    number   TEXT NOT NULL,
    revision INTEGER NOT NULL,         -- of the log that they were worked out from
    rests    TEXT NOT NULL,            -- the topics that they hang on, with their counts and totals then
    seal     BLOB NOT NULL,
    UNIQUE (day, number)
) STRICT;

CREATE TABLE version (
    kept    INTEGER NOT NULL,
    lang    TEXT NOT NULL,
    eid     TEXT NOT NULL,
    start   INTEGER NOT NULL,          -- the first day, as its number in the calendar
    until   INTEGER,                   -- the day after the last
    content BLOB NOT NULL,             -- zlib
    seal    BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX version_place ON version (kept, lang, eid, start);
