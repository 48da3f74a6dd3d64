-- +goose Up
PRAGMA application_id = 1735614841; -- "gsay" in ASCII: this file is a ledger of gainsay

CREATE TABLE stories (
	key     INTEGER PRIMARY KEY,
	id      TEXT NOT NULL UNIQUE,
	story   TEXT NOT NULL, -- gainsay.Story as JSON
	dossier TEXT NOT NULL  -- gainsay.Dossier as JSON, which leaves its readings out
) STRICT;

CREATE TABLE readings (
	key       INTEGER PRIMARY KEY,
	id        TEXT NOT NULL,
	hash      TEXT NOT NULL,
	file      TEXT NOT NULL,
	outlet    TEXT NOT NULL,
	published TEXT NOT NULL,
	title     TEXT NOT NULL,
	reading   TEXT NOT NULL, -- gainsay.Reading as JSON
	UNIQUE (id, hash, file)
) STRICT;

CREATE TABLE story_readings (
	story   INTEGER NOT NULL REFERENCES stories ON DELETE CASCADE,
	number  INTEGER NOT NULL, -- from 1
	reading INTEGER NOT NULL REFERENCES readings,
	PRIMARY KEY (story, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX story_readings_reading ON story_readings (reading);
