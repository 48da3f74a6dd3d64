-- +goose Up
-- What stood at an address and was taken back by who published it.
CREATE TABLE withdrawn (
	address TEXT PRIMARY KEY, -- as ledger.AddressOf tells it
	at      TEXT NOT NULL     -- gainsay.Withdrawal.At
) STRICT, WITHOUT ROWID;
