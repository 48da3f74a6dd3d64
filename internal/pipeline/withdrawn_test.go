package pipeline

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gainsay"
	"gainsay/internal/ledger"
	"gainsay/internal/ledger/memory"
)

const message = "urn:north:1"

// sent are the messages of an invented agency and a report of another outlet: a first
// and a second version, and that it is taken back.
func sent() (first, second, report, back gainsay.Raw) {
	of := func(text, published string) gainsay.Raw {
		return gainsay.Raw{File: "wire.jsonl", Format: gainsay.Record, ID: message, Outlet: "North Wire", Published: published, Title: "Ferry Halvard strikes Carrow pier", Bytes: []byte(text)}
	}
	first = of("The ferry Halvard struck the pier of Carrow on Tuesday. Three people were hurt, harbour master Ilse Brandt said.", "2031-03-04T10:00:00Z")
	second = of("The ferry Halvard struck the pier of Carrow on Tuesday. Nine people were hurt and pilot Oren Taal was asleep, harbour master Ilse Brandt said.", "2031-03-04T11:00:00Z")
	report = gainsay.Raw{File: "post.jsonl", Format: gainsay.Record, ID: "p1", Outlet: "Coast Daily", Published: "2031-03-04T12:00:00Z", Title: "Halvard hits Carrow pier",
		Bytes: []byte("The ferry Halvard hit the pier of Carrow on Tuesday. Three people were hurt, said pilot Oren Taal, who denied that he was asleep.")}
	back = gainsay.Raw{File: "wire.jsonl", Format: gainsay.Record, ID: message, Published: "2031-03-04T13:00:00Z", Withdrawn: true}
	return first, second, report, back
}

// said are the origins of the ledger's one story and its articles, each with its statements or why
// there are none; what findings rest on must be of articles that stand.
func said(t *testing.T, l ledger.Ledger) string {
	t.Helper()
	stories := contents(t, l)
	if len(stories) != 1 {
		t.Fatalf("there are %d stories", len(stories))
	}
	all := []string{fmt.Sprint(stories[0].Story.Origins)}
	for i := range stories[0].Readings {
		r := &stories[0].Readings[i]
		one := fmt.Sprintf("%s %d", r.Article.Outlet.Name, len(r.Statements))
		if r.Article.Withdrawn != nil {
			one += " withdrawn " + r.Article.Withdrawn.At
		}
		d := &stories[0] // its timeline tells when it was published, which stays true
		found, err := json.Marshal([]any{d.Claims, d.Disputes, d.Discrepancies, d.Quotes})
		if rests := strings.Contains(string(found), fmt.Sprintf("%q", r.Article.ID)); err != nil || rests && r.Article.Withdrawn != nil {
			t.Errorf("%v; findings rest on what was withdrawn: %s", err, found)
		} else if rests {
			one += " found"
		}
		all = append(all, one)
	}
	return strings.Join(all, ", ")
}

// TestWithdrawn: what its agency takes back is marked and says nothing in its story,
// in whatever order it all comes; what is sent anew afterwards stands.
func TestWithdrawn(t *testing.T) {
	p := stages(t)
	first, second, report, back := sent()
	again := second
	again.Published, again.Bytes = "2031-03-04T14:00:00Z", []byte("The ferry Halvard struck the pier of Carrow on Tuesday. One person was hurt, harbour master Ilse Brandt said.")
	reissued := second // the same words
	reissued.Published = "2031-03-04T15:00:00Z"
	const withdrawn = "1, North Wire 0 withdrawn 2031-03-04T13:00:00Z, Coast Daily 2"
	for _, test := range []struct {
		why      string
		raws     []gainsay.Raw
		want     string
		versions string // by the hours at which they were sent
	}{
		{"before it is taken back", []gainsay.Raw{first, second, report}, "2, North Wire 1 found, Coast Daily 2 found", "10, 11"},
		{"taken back", []gainsay.Raw{first, second, report, back}, withdrawn, "10 gone, 11 gone"},
		{"twice", []gainsay.Raw{first, second, report, back, back}, withdrawn, "10 gone, 11 gone"},
		{"before all else comes", []gainsay.Raw{first, back, second, report}, withdrawn, "10 gone, 11 gone"},
		{"an old file is read again", []gainsay.Raw{second, report, back, first, second}, withdrawn, "10 gone, 11 gone"},
		{"sent anew with other words", []gainsay.Raw{first, second, report, back, again}, "2, North Wire 1 found, Coast Daily 2 found", "10 gone, 11 gone, 14"},
		{"sent anew with the same words", []gainsay.Raw{first, second, report, back, reissued}, "2, North Wire 1 found, Coast Daily 2 found", "10 gone, 11 gone, 15"},
	} {
		t.Run(test.why, func(t *testing.T) {
			one, together, read := memory.Open(), memory.Open(), memory.Open()
			for _, raw := range test.raws {
				add(t, p, one, AddOptions{}, raw)
				if _, err := p.ReadInto(t.Context(), read, stream(raw), Options{}); err != nil {
					t.Fatal(err)
				}
			}
			add(t, p, together, AddOptions{}, test.raws...)
			for name, l := range map[string]ledger.Ledger{"one by one": one, "together": together, "read": read} {
				if got := said(t, l); got != test.want {
					t.Errorf("%s: %s\nwant %s", name, got, test.want)
				}
				if waiting, err := l.Waiting(t.Context(), 9); err != nil || len(waiting) > 0 {
					t.Errorf("%s: %d articles wait, %v", name, len(waiting), err)
				}
			}
			if diff := cmp.Diff(contents(t, together), contents(t, one)); diff != "" {
				t.Errorf("(-together +one by one):\n%s", diff)
			}
			revisions, err := one.Revisions(t.Context(), message)
			if err != nil {
				t.Fatal(err)
			}
			var versions []string
			for _, v := range revisions {
				hour := v.Reading.Article.Published[11:13]
				if v.Reading.Article.Withdrawn != nil {
					hour += " gone"
				}
				versions = append(versions, hour)
			}
			if got := strings.Join(versions, ", "); got != test.versions {
				t.Errorf("the versions are %s; want %s", got, test.versions)
			}
		})
	}
}

// TestWithdrawnUnknown: what is taken back and not kept is refused, and marked when it
// comes; without a ledger it is refused, too.
func TestWithdrawnUnknown(t *testing.T) {
	p := stages(t)
	first, _, report, back := sent()
	l := memory.Open()
	var refused []string
	refuse := func(err error) { refused = append(refused, err.Error()) }
	sum, err := p.Add(t.Context(), l, stream(back), AddOptions{Refuse: refuse})
	if err != nil || sum.Refused != 1 || sum.Withdrawn != 0 || len(refused) != 1 || refused[0] != "read wire.jsonl id urn:north:1: was withdrawn by who sent it: leave it out" {
		t.Errorf("%+v, %v; refused %q", sum, err, refused)
	}
	add(t, p, l, AddOptions{}, report, first)
	if got := said(t, l); got != "1, Coast Daily 2, North Wire 0 withdrawn 2031-03-04T13:00:00Z" {
		t.Errorf("it says %s", got)
	}
	out, err := p.Read(t.Context(), stream(back, report), Options{})
	if err != nil || len(out.Refused) != 1 || out.Refused[0].Error() != refused[0] || len(out.Dossiers) != 1 {
		t.Errorf("without a ledger: %v, %v, %d stories", out.Refused, err, len(out.Dossiers))
	}
}

// A fullLedger takes nothing back, since it cannot write.
type fullLedger struct{ ledger.Ledger }

func (fullLedger) Withdraw(context.Context, string, gainsay.Withdrawal) (int, error) {
	return 0, gainsay.E(gainsay.Transient, "withdraw", "the disk is full")
}

// TestWithdrawnInOneRead: what is read together with what takes it back says nothing,
// whichever comes first, whether or not a ledger keeps it, and also where it cannot.
func TestWithdrawnInOneRead(t *testing.T) {
	p := stages(t)
	first, _, report, back := sent()
	unknown := back
	unknown.ID = "urn:north:2"
	for _, raws := range [][]gainsay.Raw{{back, first, unknown, report}, {first, report, unknown, back}} {
		for name, read := range map[string]func(Options) (Outcome, error){
			"no ledger": func(o Options) (Outcome, error) { return p.Read(t.Context(), stream(raws...), o) },
			"a ledger":  func(o Options) (Outcome, error) { return p.ReadInto(t.Context(), memory.Open(), stream(raws...), o) },
			"a full ledger": func(o Options) (Outcome, error) {
				out, err := p.ReadInto(t.Context(), fullLedger{memory.Open()}, stream(raws...), o)
				if gainsay.KindOf(err) != gainsay.Transient {
					t.Errorf("the full ledger: %v", err)
				}
				return out, nil
			},
		} {
			for _, asOne := range []bool{false, true} {
				out, err := read(Options{AsOne: asOne})
				if err != nil || len(out.Dossiers) != 1 || len(out.Refused) != 1 || !strings.Contains(out.Refused[0].Error(), "urn:north:2") {
					t.Fatalf("%s, as one %v: %d stories, refused %v, %v", name, asOne, len(out.Dossiers), out.Refused, err)
				}
				for i := range out.Dossiers[0].Readings {
					r := &out.Dossiers[0].Readings[i]
					if withdrawn := r.Article.ID == message; withdrawn != (r.Article.Withdrawn != nil) || withdrawn != (len(r.Statements) == 0) {
						t.Errorf("%s, as one %v: %s has %d statements, withdrawn %v", name, asOne, r.Article.ID, len(r.Statements), r.Article.Withdrawn)
					}
				}
			}
		}
	}
}
