-- +goose Up
-- What was being read, longer than most things are, when a process last looked: what stands here when none runs has outlived one.
CREATE TABLE begun (
	id    TEXT PRIMARY KEY, -- ledger.BrokenID
	times INTEGER NOT NULL  -- how often it was begun and did not end
) STRICT, WITHOUT ROWID;
