package pipeline

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gainsay"
	"gainsay/internal/ledger"
	"gainsay/internal/ledger/memory"
)

func add(t *testing.T, p *Pipeline, l ledger.Ledger, opt AddOptions, raws ...gainsay.Raw) Added {
	t.Helper()
	opt.Refuse = func(err error) { t.Errorf("refused: %v", err) }
	sum, err := p.Add(t.Context(), l, stream(raws...), opt)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func stages(t *testing.T) *Pipeline {
	t.Helper()
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestAdd: however the stream is cut, and whether the analysis follows at once
// or later, the ledger is that of reading all at once; adding again changes
// nothing.
func TestAdd(t *testing.T) {
	p, raws := stages(t), invented()
	whole := memory.Open()
	into(t, p, whole, raws...)
	want := contents(t, whole)
	for cut := range raws {
		l := memory.Open()
		add(t, p, l, AddOptions{}, raws[:cut]...)
		first := add(t, p, l, AddOptions{ArticlesOnly: true}, raws[cut:]...)
		second := add(t, p, l, AddOptions{}, raws...)
		if first.New != len(raws)-cut || first.Analysed != 0 || second.New != 0 || second.Known != len(raws) || second.Analysed != len(raws)-cut {
			t.Errorf("cut at %d: %+v, then %+v", cut, first, second)
		}
		if diff := cmp.Diff(want, contents(t, l)); diff != "" {
			t.Errorf("cut at %d (-want +got):\n%s", cut, diff)
		}
	}
}
