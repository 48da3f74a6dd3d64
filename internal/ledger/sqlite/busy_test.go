package sqlite

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gainsay"
	"gainsay/internal/ledger/ledgertest"
)

// TestBusy: while another process writes, a Keep waits and then says so, and
// readers read what was kept before.
func TestBusy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "l.db")
	made, err := Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer made.Close()
	first := made.(*store)
	one := ledgertest.Dossier("one", ledgertest.Reading("a", "Wire", "Alpha."))
	if err := first.Keep(t.Context(), []gainsay.Dossier{one}); err != nil {
		t.Fatal(err)
	}
	writing, err := first.db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	second, err := open(t.Context(), path, time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	two := ledgertest.Dossier("two", ledgertest.Reading("b", "Post", "Beta."))
	err = second.Keep(t.Context(), []gainsay.Dossier{two})
	if gainsay.KindOf(err) != gainsay.Transient || !strings.Contains(err.Error(), path+": another gainsay is writing to it; try again") {
		t.Errorf("a second writer is told %v", err)
	}
	if d, err := second.Dossier(t.Context(), "one"); err != nil || len(d.Readings) != 1 {
		t.Errorf("a reader beside a writer gets %d readings, %v", len(d.Readings), err)
	}
	if err := writing.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := second.Keep(t.Context(), []gainsay.Dossier{two}); err != nil {
		t.Errorf("when the other has ended: %v", err)
	}
}
