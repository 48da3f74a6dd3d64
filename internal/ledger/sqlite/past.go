package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"gainsay"
	"gainsay/internal/ledger"
)

// A past is what is kept, seen from the transaction that is going to write.
type past struct{ reads }

func (p past) StoryIDs(ctx context.Context) ([]string, error) {
	return p.strings(ctx, `SELECT id FROM stories ORDER BY key`)
}

func (p past) Readings(ctx context.Context, story string) ([]gainsay.Reading, error) {
	return p.readings(ctx, story)
}

func (p past) Version(ctx context.Context) (int64, error) {
	var n int64
	if err := p.tx.QueryRowContext(ctx, `SELECT n FROM updates`).Scan(&n); err != nil {
		return 0, fail(p.op, err)
	}
	return n, nil
}

func (p past) Placed(ctx context.Context, n int, also []ledger.Key, addresses []string) ([]ledger.Placed, error) {
	sought := make([][3]string, len(also))
	for i, k := range also {
		sought[i] = [3]string{k.ID, k.Hash, k.File}
	}
	keys, err := json.Marshal(sought)
	if err != nil {
		return nil, gainsay.E(gainsay.Poison, p.op, "%w", err)
	}
	places, err := json.Marshal(addresses)
	if err != nil {
		return nil, gainsay.E(gainsay.Poison, p.op, "%w", err)
	}
	var all []ledger.Placed
	err = p.rows(ctx, func(rows *sql.Rows) error {
		var one ledger.Placed
		var b []byte
		if err := rows.Scan(&one.Story, &b, &one.Last, &one.Earlier); err != nil {
			return fail(p.op, err)
		}
		if err := json.Unmarshal(b, &one.Article); err != nil {
			return damaged(p.op, err)
		}
		all = append(all, one)
		return nil
	}, placed, n, string(keys), string(places))
	return all, err
}

// placed finds the articles of the $1 stories that an article joined last, of
// those that hold one of $2, a JSON list of keys, and of those that hold a
// revision of $3, a JSON list of addresses.
const placed = `WITH near AS (
		SELECT story FROM (SELECT story FROM story_readings GROUP BY story ORDER BY max(reading) DESC, story LIMIT $1)
		UNION
		SELECT sr.story FROM json_each($2) k
			JOIN readings r ON r.id = k.value ->> 0 AND r.hash = k.value ->> 1 AND r.file = k.value ->> 2
			JOIN story_readings sr ON sr.reading = r.key
		UNION
		SELECT sr.story FROM json_each($3) a
			JOIN revisions v ON v.address = a.value
			JOIN story_readings sr ON sr.reading = v.reading),
	home AS (SELECT reading, min(story) AS story FROM story_readings WHERE story IN (SELECT story FROM near) GROUP BY reading),
	earlier AS (
		SELECT other.reading, min(home.story) AS story FROM home
			JOIN revisions v ON v.reading = home.reading
			JOIN revisions other ON other.address = v.address
			JOIN readings r ON r.key = other.reading AND r.waiting = 0
		WHERE other.reading NOT IN (SELECT reading FROM home) GROUP BY other.reading)
	SELECT story, article, coalesce((SELECT max(last) FROM revisions WHERE reading = placed.key), ''), earlier FROM (
	SELECT s.id AS story, json_extract(r.reading, '$.article') AS article, 0 AS earlier, r.key AS key, sr.number AS number FROM home
		JOIN story_readings sr ON sr.reading = home.reading AND sr.story = home.story
		JOIN readings r ON r.key = home.reading JOIN stories s ON s.key = home.story
	UNION ALL
	SELECT s.id, json_extract(r.reading, '$.article'), 1, r.key, 0 FROM earlier
		JOIN readings r ON r.key = earlier.reading JOIN stories s ON s.key = earlier.story) AS placed
	ORDER BY key, number`

func (p past) Withdrawn(ctx context.Context, addresses []string) (map[string]gainsay.Withdrawal, error) {
	sought, err := json.Marshal(addresses)
	if err != nil {
		return nil, gainsay.E(gainsay.Poison, p.op, "%w", err)
	}
	found := map[string]gainsay.Withdrawal{}
	err = p.rows(ctx, func(rows *sql.Rows) error {
		var address string
		var w gainsay.Withdrawal
		if err := rows.Scan(&address, &w.At); err != nil {
			return fail(p.op, err)
		}
		found[address] = w
		return nil
	}, `SELECT address, at FROM withdrawn WHERE address IN (SELECT value FROM json_each($1))`, string(sought))
	return found, err
}

// nothing is the past of a ledger that is not there.
type nothing struct{}

func (nothing) Version(context.Context) (int64, error)                      { return 0, nil }
func (nothing) StoryIDs(context.Context) ([]string, error)                  { return nil, nil }
func (nothing) Readings(context.Context, string) ([]gainsay.Reading, error) { return nil, nil }
func (nothing) Withdrawn(context.Context, []string) (map[string]gainsay.Withdrawal, error) {
	return nil, nil
}
func (nothing) Placed(context.Context, int, []ledger.Key, []string) ([]ledger.Placed, error) {
	return nil, nil
}
