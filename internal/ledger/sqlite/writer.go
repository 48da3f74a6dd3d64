package sqlite

import (
	"context"
	"database/sql"
)

// A writer writes within one transaction. It prepares each statement once, which
// takes longer than running it.
type writer struct {
	tx       *sql.Tx
	prepared map[string]*sql.Stmt // closed with the transaction
}

func newWriter(tx *sql.Tx) *writer { return &writer{tx, map[string]*sql.Stmt{}} }

func (w *writer) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	if s := w.prepared[query]; s != nil {
		return s, nil
	}
	s, err := w.tx.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	w.prepared[query] = s
	return s, nil
}

// do runs a statement. A context that ends is seen between statements: watching
// for it within each takes a goroutine.
func (w *writer) do(ctx context.Context, query string, args ...any) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx)
	s, err := w.prepare(ctx, query)
	if err != nil {
		return err
	}
	_, err = s.ExecContext(ctx, args...)
	return err
}

// get scans the first row that query finds into values, as do runs it. Where
// there is none the error is sql.ErrNoRows.
func (w *writer) get(ctx context.Context, values []any, query string, args ...any) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx)
	s, err := w.prepare(ctx, query)
	if err != nil {
		return err
	}
	return s.QueryRowContext(ctx, args...).Scan(values...)
}
