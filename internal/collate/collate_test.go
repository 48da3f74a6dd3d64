package collate

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gainsay"
	"gainsay/internal/world"
)

var (
	vance  = person("Ilona Vance", "", "Vance")
	spoke  = person("Piet Orlo", "Dorland", "Orlo")
	other  = person("Marek Stahl", "", "Stahl")
	strike = "The dockers would accept four percent"
)

func collate(t *testing.T, reports ...report) Findings {
	t.Helper()
	var readings []gainsay.Reading
	for _, r := range reports {
		readings = append(readings, read(t, r))
	}
	return New(world.Default()).Collate(readings, each(len(reports)))
}

func TestDisputes(t *testing.T) {
	denied := report{file: "a.txt", actors: []gainsay.Actor{vance, spoke},
		text: "Orlo dismissed a claim by Vance that dockers would accept four percent of wages.",
		says: []say{
			{who: "Orlo", what: "a claim by Vance that dockers would accept four percent of wages", stance: gainsay.Denies},
			{who: "Vance", what: "dockers would accept four percent of wages", within: "a claim by Vance that dockers would accept four percent of wages"},
		}}
	told := report{file: "b.txt", actors: []gainsay.Actor{vance},
		text: "Vance said dockers would soon accept four percent of wages.",
		says: []say{{who: "Vance", what: "dockers would soon accept four percent of wages"}}}
	hedged := report{file: "c.txt", actors: []gainsay.Actor{vance, spoke},
		text: "Orlo did not deny a claim by Vance that dockers would accept four percent of wages.",
		says: []say{
			{who: "Orlo", what: "a claim by Vance that dockers would accept four percent of wages", stance: gainsay.Hedges},
			{who: "Vance", what: "dockers would accept four percent of wages", within: "a claim by Vance that dockers would accept four percent of wages"},
		}}
	own := report{file: "d.txt", actors: []gainsay.Actor{vance},
		text: "Vance denied that she had said dockers would accept four percent.",
		says: []say{{who: "Vance", what: "she had said dockers would accept four percent", stance: gainsay.Denies}}}

	t.Run("a denial of what another claims is a dispute, with every article's evidence", func(t *testing.T) {
		ds := collate(t, denied, told).Disputes
		if len(ds) != 1 || len(ds[0].Affirm) != 1 || len(ds[0].Deny) != 1 {
			t.Fatalf("got %+v, want one dispute of two positions", ds)
		}
		if ds[0].Affirm[0].Actor != "Ilona Vance" || ds[0].Deny[0].Actor != "Piet Orlo" {
			t.Errorf("affirmed by %s, denied by %s", ds[0].Affirm[0].Actor, ds[0].Deny[0].Actor)
		}
		if n := ds[0].Affirm[0].Origins; n != 2 {
			t.Errorf("affirmed in %d origins, want 2", n)
		}
	})
	t.Run("who did not deny has not denied", func(t *testing.T) {
		if ds := collate(t, hedged, told).Disputes; len(ds) != 0 {
			t.Errorf("got %+v, want none", ds)
		}
	})
	t.Run("nobody disputes with oneself", func(t *testing.T) {
		if ds := collate(t, own, told).Disputes; len(ds) != 0 {
			t.Errorf("got %+v, want none", ds)
		}
	})
}

func TestQuotes(t *testing.T) {
	quoting := func(file, who, words string, actor gainsay.Actor) report {
		return report{file: file, actors: []gainsay.Actor{actor}, text: "On Monday " + who + " said: “" + words + "”",
			says: []say{{who: who, what: words, quoted: words, cue: "said"}}}
	}
	tests := []struct {
		name     string
		a, b     report
		relation gainsay.Relation // "" where the two must not be set side by side
		change   string
		conflict bool // a discrepancy is to be found
	}{
		{"the same words", quoting("a", "Vance", "We have settled the question of wages", vance),
			quoting("b", "Vance", "We have settled the question of wages", vance), gainsay.Identical, "", false},
		{"trimmed to the same sense", quoting("a", "Vance", "We have settled the question of wages for this year", vance),
			quoting("b", "Vance", "settled the question of wages", vance), gainsay.Trimmed, "", false},
		{"a lost not", quoting("a", "Vance", "We have not settled the question of wages", vance),
			quoting("b", "Vance", "We have settled the question of wages", vance), gainsay.SenseChanged, `"not" is lost`, true},
		{"another number", quoting("a", "Vance", "We counted 14 ships waiting off the port", vance),
			quoting("b", "Vance", "We counted 40 ships waiting off the port", vance), gainsay.SenseChanged, `"40" stands for "14"`, true},
		{"reworded", quoting("a", "Vance", "We brought the question of wages before the union twice", vance),
			quoting("b", "Vance", "We raised the question of wages with the union twice", vance), gainsay.Reworded, "", true},
		{"the same words given to another", quoting("a", "Vance", "We have settled the question of wages", vance),
			quoting("b", "Stahl", "We have settled the question of wages", other), gainsay.SpeakerDiffers, "said by Ilona Vance, and by Marek Stahl", true},
		{"other words of the same speaker", quoting("a", "Vance", "We have settled the question of wages", vance),
			quoting("b", "Vance", "Our members want shorter shifts and longer rests", vance), "", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := collate(t, tt.a, tt.b)
			if tt.relation == "" {
				if len(f.Quotes) != 0 {
					t.Fatalf("got %+v, want none", f.Quotes)
				}
				return
			}
			if len(f.Quotes) != 1 || f.Quotes[0].Relation != tt.relation {
				t.Fatalf("got %+v, want one group, %s", f.Quotes, tt.relation)
			}
			if tt.change != "" && !slices.Contains(f.Quotes[0].Changes, tt.change) {
				t.Errorf("changes %q, want %q among them", f.Quotes[0].Changes, tt.change)
			}
			if got := len(f.Discrepancies) > 0; got != tt.conflict {
				t.Errorf("discrepancies %+v, want some: %t", f.Discrepancies, tt.conflict)
			}
		})
	}
}

func TestStatuses(t *testing.T) {
	office := func(file, published, phrase string, status gainsay.RoleStatus) report {
		text := "On Monday " + phrase + " Ilona Vance arrived."
		a := vance
		start := strings.Index(text, phrase)
		a.Roles = []gainsay.Role{{Title: "president", Of: "Dorland", Status: status, Span: gainsay.Span{Start: start, End: start + len(phrase)}}}
		return report{file: file, published: published, text: text, actors: []gainsay.Actor{a}}
	}
	kinds := func(f Findings) (out []string) {
		for _, d := range f.Discrepancies {
			out = append(out, d.Kind+" "+string(d.Class)+" "+d.OddOneOut)
		}
		return out
	}
	holder, again := office("a", "", "Dorland's president", ""), office("b", "", "the president of Dorland", "")
	former := office("c", "", "the former president of Dorland", gainsay.Former)
	if got := kinds(collate(t, holder, again, former)); len(got) != 1 || got[0] != "role conflict the former president of Dorland" {
		t.Errorf("one article of three says former: got %q", got)
	}
	if got := kinds(collate(t, holder, former)); len(got) != 0 {
		t.Errorf("one against one, of no known day: got %q", got)
	}
	if got := kinds(collate(t, holder, again)); len(got) != 0 {
		t.Errorf("all agree: got %q", got)
	}
	for _, era := range []string{"served under ", "was appointed to the bench by ", "in 1993 met "} {
		then := office("b", "", "the president of Dorland", "")
		then.text = strings.Replace(then.text, "On Monday ", era, 1)
		shift := len(era) - len("On Monday ")
		span := &then.actors[0].Roles[0].Span
		span.Start, span.End = span.Start+shift, span.End+shift
		if got := kinds(collate(t, then, former)); len(got) != 0 {
			t.Errorf("%qthe president: got %q", era, got)
		}
	}
	before := office("a", "2031-03-04", "Dorland's president", "")
	after := office("c", "2031-05-04", "the former president of Dorland", gainsay.Former)
	if got := kinds(collate(t, before, after)); len(got) != 1 || !strings.HasPrefix(got[0], "role update") {
		t.Errorf("the office may have changed hands between two reports: got %q", got)
	}
}

func TestCollateIsPure(t *testing.T) {
	r := report{file: "a", text: "Vance said " + strike + ".", actors: []gainsay.Actor{vance}, says: []say{{who: "Vance", what: strike}}}
	first, second := collate(t, r, r, r), collate(t, r, r, r)
	if diff := cmp.Diff(asBytes(t, first), asBytes(t, second)); diff != "" {
		t.Errorf("two runs differ:\n%s", diff)
	}
}
