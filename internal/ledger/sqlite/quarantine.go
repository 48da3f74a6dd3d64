package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/klauspost/compress/zstd"

	"gainsay"
	"gainsay/internal/ledger"
)

// A content is what broke, as it is kept.
type content struct {
	Raw     *gainsay.Raw     `json:"raw,omitempty"`
	Article *gainsay.Article `json:"article,omitempty"`
}

func (s *store) SetAside(ctx context.Context, broken ledger.Broken) error {
	op := "set " + broken.File + " aside in " + s.path
	if broken.ID == "" {
		return gainsay.E(gainsay.Invalid, op, "what is set aside needs an ID")
	}
	packed, err := pack(&broken)
	if err != nil {
		return gainsay.E(gainsay.Poison, op, "%w", err)
	}
	broken.Raw, broken.Article = nil, nil
	told, err := json.Marshal(broken)
	if err != nil {
		return gainsay.E(gainsay.Poison, op, "%w", err)
	}
	return s.write(ctx, op, func(w *writer) error {
		err := w.do(ctx, `INSERT INTO quarantine (id, broken, content) VALUES ($1, $2, $3)
			ON CONFLICT (id) DO UPDATE SET broken = excluded.broken, content = excluded.content`, broken.ID, string(told), packed)
		return err
	})
}

// pack is the document, compressed; empty where there is none or it is too large.
func pack(broken *ledger.Broken) ([]byte, error) {
	if broken.Raw == nil && broken.Article == nil {
		return []byte{}, nil
	}
	b, err := json.Marshal(content{broken.Raw, broken.Article})
	if err != nil {
		return nil, err
	}
	z, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	if b = z.EncodeAll(b, nil); len(b) > ledger.MostRaw {
		return []byte{}, nil
	}
	return b, nil
}

// mostUnpacked is how many bytes a document may have that was kept apart: the
// JSON of the largest that is read.
const mostUnpacked = 256 << 20

func unpack(op string, packed []byte, broken *ledger.Broken) error {
	if len(packed) == 0 {
		return nil
	}
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(mostUnpacked))
	if err != nil {
		return gainsay.E(gainsay.Poison, op, "%w", err)
	}
	defer z.Close()
	b, err := z.DecodeAll(packed, nil)
	if err != nil {
		return damaged(op, err)
	}
	var c content
	if err := json.Unmarshal(b, &c); err != nil {
		return damaged(op, err)
	}
	broken.Raw, broken.Article = c.Raw, c.Article
	return nil
}

func (s *store) SetApart(ctx context.Context) ([]ledger.Broken, error) {
	op := "list the quarantine of " + s.path
	var all []ledger.Broken
	err := s.view(ctx, op, func(r reads) error {
		jsons, err := r.strings(ctx, `SELECT broken FROM quarantine ORDER BY id`)
		for _, b := range jsons {
			var one ledger.Broken
			if err := json.Unmarshal([]byte(b), &one); err != nil {
				return damaged(op, err)
			}
			all = append(all, one)
		}
		return err
	})
	return all, err
}

func (s *store) Broken(ctx context.Context, id string) (ledger.Broken, error) {
	op := "find " + id + " in the quarantine of " + s.path
	chosen := ""
	var broken ledger.Broken
	err := s.view(ctx, op, func(r reads) error {
		ids, err := r.strings(ctx, `SELECT id FROM quarantine WHERE substr(id, 1, length($1)) = $1 ORDER BY id`, id)
		if err != nil {
			return err
		}
		if chosen, err = ledger.Choose(op, "quarantined document", id, ids); err != nil {
			return err
		}
		var told, packed []byte
		if err := r.tx.QueryRowContext(ctx, `SELECT broken, content FROM quarantine WHERE id = $1`, chosen).Scan(&told, &packed); err != nil {
			return fail(op, err)
		}
		if err := json.Unmarshal(told, &broken); err != nil {
			return damaged(op, err)
		}
		return unpack(op, packed, &broken)
	})
	if err == nil && chosen == "" { // there is no file yet
		_, err = ledger.Choose(op, "quarantined document", id, nil)
	}
	if err != nil {
		return ledger.Broken{}, err
	}
	return broken, nil
}

func (s *store) Drop(ctx context.Context, id string) error {
	op := "drop " + id + " from the quarantine of " + s.path
	if db, err := s.at(ctx, op, false); err != nil || db == nil {
		return err
	}
	return s.write(ctx, op, func(w *writer) error {
		err := w.do(ctx, `DELETE FROM quarantine WHERE id = $1`, id)
		return err
	})
}

func (s *store) Begun(ctx context.Context) (map[string]int, error) {
	op := "list what was begun in " + s.path
	all := map[string]int{}
	err := s.view(ctx, op, func(r reads) error {
		return r.rows(ctx, func(rows *sql.Rows) error {
			var id string
			var times int
			if err := rows.Scan(&id, &times); err != nil {
				return fail(op, err)
			}
			all[id] = times
			return nil
		}, `SELECT id, times FROM begun`)
	})
	return all, err
}

func (s *store) KeepBegun(ctx context.Context, id string, times int) error {
	op := "keep what was begun in " + s.path
	if id == "" || times < 0 {
		return gainsay.E(gainsay.Invalid, op, "%q cannot be begun %d times", id, times)
	}
	if times == 0 {
		if db, err := s.at(ctx, op, false); err != nil || db == nil {
			return err
		}
	}
	return s.write(ctx, op, func(w *writer) error {
		if times == 0 {
			return w.do(ctx, `DELETE FROM begun WHERE id = $1`, id)
		}
		return w.do(ctx, `INSERT INTO begun (id, times) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET times = excluded.times`, id, times)
	})
}
