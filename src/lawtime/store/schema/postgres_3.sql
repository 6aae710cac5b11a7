-- Where an event stands, by its key. An addition puts its keys in order, so many at once, which an index would not do.

CREATE TABLE key (
    key   bigint NOT NULL,             -- that of the entry
    entry bigint NOT NULL,
    PRIMARY KEY (key, entry)
);
INSERT INTO key SELECT key, revision FROM entry ORDER BY key;
DROP INDEX entry_key;
