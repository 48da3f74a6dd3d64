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

func (p past) Placed(ctx context.Context, n int, also []ledger.Key) ([]ledger.Placed, error) {
	sought := make([][3]string, len(also))
	for i, k := range also {
		sought[i] = [3]string{k.ID, k.Hash, k.File}
	}
	keys, err := json.Marshal(sought)
	if err != nil {
		return nil, gainsay.E(gainsay.Poison, p.op, "%w", err)
	}
	var all []ledger.Placed
	err = p.rows(ctx, func(rows *sql.Rows) error {
		var one ledger.Placed
		var b []byte
		if err := rows.Scan(&one.Story, &b); err != nil {
			return fail(p.op, err)
		}
		if err := json.Unmarshal(b, &one.Article); err != nil {
			return damaged(p.op, err)
		}
		all = append(all, one)
		return nil
	}, `WITH near AS (
			SELECT story FROM (SELECT story FROM story_readings GROUP BY story ORDER BY max(reading) DESC, story LIMIT $1)
			UNION
			SELECT sr.story FROM json_each($2) k
				JOIN readings r ON r.id = k.value ->> 0 AND r.hash = k.value ->> 1 AND r.file = k.value ->> 2
				JOIN story_readings sr ON sr.reading = r.key),
		home AS (SELECT reading, min(story) AS story FROM story_readings WHERE story IN (SELECT story FROM near) GROUP BY reading)
		SELECT s.id, json_extract(r.reading, '$.article') FROM home
			JOIN story_readings sr ON sr.reading = home.reading AND sr.story = home.story
			JOIN readings r ON r.key = home.reading JOIN stories s ON s.key = home.story
		ORDER BY r.key, sr.number`, n, string(keys))
	return all, err
}

// nothing is the past of a ledger that is not there.
type nothing struct{}

func (nothing) StoryIDs(context.Context) ([]string, error)                         { return nil, nil }
func (nothing) Readings(context.Context, string) ([]gainsay.Reading, error)        { return nil, nil }
func (nothing) Placed(context.Context, int, []ledger.Key) ([]ledger.Placed, error) { return nil, nil }
