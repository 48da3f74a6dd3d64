-- +goose Up
ALTER TABLE readings ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0; -- 1 while the article waits for its analysis

CREATE INDEX readings_waiting ON readings (key) WHERE waiting = 1;

-- What stood at one address one after the other, ordered by last, then key.
CREATE TABLE revisions (
	key       INTEGER PRIMARY KEY,
	address   TEXT NOT NULL, -- as ledger.AddressOf tells it
	url       TEXT NOT NULL, -- where it was last taken from, as ledger.Address writes it
	hash      TEXT NOT NULL,
	title     TEXT NOT NULL,
	published TEXT NOT NULL,
	reading   INTEGER NOT NULL REFERENCES readings,
	first     TEXT NOT NULL, -- when it was seen, as ledger.Moment writes it, '' where not told
	last      TEXT NOT NULL,
	UNIQUE (address, hash, title, published)
) STRICT;

CREATE INDEX revisions_url ON revisions (url);

CREATE INDEX revisions_reading ON revisions (reading);

CREATE TABLE feeds (
	address TEXT PRIMARY KEY,
	state   TEXT NOT NULL -- ledger.FeedState as JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
	key     INTEGER PRIMARY KEY,
	id      TEXT NOT NULL UNIQUE,
	broken  TEXT NOT NULL, -- ledger.Broken as JSON, without the document
	content BLOB NOT NULL  -- the document as JSON, compressed; empty where it was too large
) STRICT;

-- How many Updates kept something.
CREATE TABLE updates (
	key INTEGER PRIMARY KEY CHECK (key = 1),
	n   INTEGER NOT NULL
) STRICT;

INSERT INTO updates (key, n) VALUES (1, 0);
