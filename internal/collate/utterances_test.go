package collate

import (
	"strings"
	"testing"

	"gainsay"
)

func TestQuotesCut(t *testing.T) {
	quoting := func(file, words string) report {
		return report{file: file, actors: []gainsay.Actor{vance}, text: "On Monday Vance said: “" + words + "”",
			says: []say{{who: "Vance", what: words, quoted: words, cue: "said"}}}
	}
	full := quoting("a", "We have settled the whole question of harbour wages")
	tests := []struct {
		name string
		b    report
		want string
	}{
		{"a word gone from the middle", quoting("b", "We have settled the question of harbour wages"), "quote conflict: the words of Ilona Vance"},
		{"with a mark for it", quoting("b", "We have settled the … question of harbour wages"), ""},
		{"the end cut off", quoting("b", "We have settled the whole question of harbour"), ""},
		{"a word that says nothing", quoting("b", "We have settled whole question of harbour wages"), ""},
		{"two spellings", quoting("b", "We have settled the whole question of harbor wages"), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(kindsOf(collate(t, full, tt.b)), "; "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestFollowers: what follows on one utterance in the same mouth is the next, in other words.
func TestFollowers(t *testing.T) {
	two := func(file, first, second string) report {
		return report{file: file, actors: []gainsay.Actor{vance}, text: "Vance said: “" + first + "” “" + second + "”",
			says: []say{{who: "Vance", what: first, quoted: first, cue: "said"}, {who: "Vance", what: second, quoted: second}}}
	}
	first := "Dockers will accept the new harbour contract"
	a := two("a", first, "I put the question to them twice and nobody objected.")
	tests := []struct {
		name, second string
		groups       int
	}{
		{"in other words", "I asked them that question twice and heard no protest.", 2},
		{"something else", "Our members want shorter shifts and longer rests now.", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := len(collate(t, a, two("b", first, tt.second)).Quotes); got != tt.groups {
				t.Errorf("%d groups, want %d", got, tt.groups)
			}
		})
	}
}

func TestStrength(t *testing.T) {
	state := gainsay.Actor{Name: "Dorland", Kind: gainsay.State, Names: []string{"Dorland"}}
	cast := []gainsay.Actor{vance, mayor, state}
	said := "Vance said dockers would accept harbour inspectors. "
	a := report{file: "a", actors: cast, text: said + "Quill dismissed the remark. ",
		says: []say{{who: "Vance", what: "dockers would accept harbour inspectors", cue: "said"}, {who: "Quill", what: "the remark", cue: "dismissed", stance: gainsay.Denies}}}
	tests := []struct{ name, text, want string }{
		{"held back", "Quill refrained from contradicting the claim of Vance. ", "strength conflict: how far Rosa Quill went: Dockers would accept harbour inspectors"},
		{"of another matter", "Quill refrained from contradicting the bishop. ", ""},
		{"by another", "Vance refrained from contradicting the claim of Stahl. ", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := report{file: "b", actors: cast, text: said + tt.text, says: []say{{who: "Vance", what: "dockers would accept harbour inspectors", cue: "said"}}}
			if got := strings.Join(kindsOf(collate(t, a, b)), "; "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestCallings(t *testing.T) {
	called := func(file, thing string) report {
		return report{file: file, actors: []gainsay.Actor{vance}, text: "Vance warned that foreign dockers would be seen as " + thing + ". ",
			says: []say{{who: "Vance", what: "that foreign dockers would be seen as " + thing, cue: "warned"}}}
	}
	tests := []struct {
		name, thing string
		want        int
	}{
		{"another word", "a provocation", 1},
		{"the same word", "a threat", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n := 0
			for _, d := range collate(t, called("a", "a threat"), called("b", tt.thing)).Discrepancies {
				if d.Kind == gainsay.WordingKind {
					n++
				}
			}
			if n != tt.want {
				t.Errorf("%d findings, want %d", n, tt.want)
			}
		})
	}
}

func TestOppositions(t *testing.T) {
	text := "Vance opposed Quill's plan for longer harbour shifts. "
	r := read(t, report{file: "a", actors: []gainsay.Actor{vance, mayor}, text: text})
	subject := func(r *gainsay.Reading) {
		for i := range r.Sentences[0].Terms {
			if r.Sentences[0].Terms[i].Span.In(text) == "Vance" {
				r.Sentences[0].Terms[i].Rel = "nsubj"
			}
		}
	}
	subject(&r)
	if got := strings.Join(disputesOf(collateReadings(r)), "; "); got != "opposed: Rosa Quill | Ilona Vance" {
		t.Errorf("got %q", got)
	}
	r = read(t, report{file: "a", actors: []gainsay.Actor{vance, mayor}, text: strings.Replace(text, "Quill's plan for", "dogs near Quill in", 1)})
	subject(&r)
	if got := disputesOf(collateReadings(r)); len(got) > 0 {
		t.Errorf("a stand against nobody's plan is %q", got)
	}
}
