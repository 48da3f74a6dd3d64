package collate

import (
	"strings"
	"testing"
	"unicode"

	"gainsay"
	"gainsay/internal/world"
)

// say is a statement of a test article, given by the words themselves.
type say struct {
	who      string // the source, a substring of the text; its actor is the one that has this name
	what     string // the content
	quoted   string // the quoted part, "" for none
	stance   gainsay.Stance
	within   string // the what of the statement around it
	cue      string // the words that say so, "" for none
	occasion string // on what occasion, "" for none
}

// report is a test article: text, actors by the names they go by, statements.
type report struct {
	file, published, text string
	actors                []gainsay.Actor
	says                  []say
	quantities            []gainsay.Quantity
	counts                []count
	times                 []when
}

// count is a number of a test article with what it counts; unit "" for a bare count.
type count struct {
	printed string // with its noun: "40 dockers"; the number comes first
	value   float64
	unit    string
	bound   gainsay.Bound
}

// when is a time of a test article and the word of the event that it belongs to.
type when struct{ printed, value, of string }

// read makes the Reading of a report by hand. Every word of more than three
// letters is a noun, capitalised words within a sentence are names.
func read(t testing.TB, r report) gainsay.Reading {
	t.Helper()
	out := gainsay.Reading{Actors: r.actors, Quantities: r.quantities}
	out.Article = gainsay.Article{ID: r.file, File: r.file, Text: r.text, Published: r.published}
	at := 0
	for _, s := range strings.SplitAfter(r.text, ". ") {
		span := gainsay.Span{Start: at, End: at + len(s)}
		out.Sentences = append(out.Sentences, gainsay.Sentence{Span: span, Terms: terms(s, at)})
		at += len(s)
	}
	for i, a := range r.actors {
		for _, n := range a.Names {
			for from := 0; ; {
				k := strings.Index(r.text[from:], n)
				if k < 0 {
					break
				}
				from += k
				out.Mentions = append(out.Mentions, gainsay.Mention{Span: gainsay.Span{Start: from, End: from + len(n)}, Kind: gainsay.NameMention, Actor: i})
				from += len(n)
			}
		}
	}
	for _, c := range r.counts {
		out.Quantities = append(out.Quantities, quantity(t, r.text, c))
	}
	for _, w := range r.times {
		typ := "DATE"
		if strings.Contains(w.value, "T") {
			typ = "TIME"
		}
		out.Times = append(out.Times, gainsay.Time{Span: find(t, r.text, w.printed), Type: typ, Value: w.value, Of: w.of, OfSpan: find(t, r.text, w.of)})
	}
	for i, s := range r.says {
		out.Statements = append(out.Statements, statement(t, &out, r, i, s))
	}
	return out
}

func quantity(t testing.TB, text string, c count) gainsay.Quantity {
	t.Helper()
	span := find(t, text, c.printed)
	q := gainsay.Quantity{Span: span, Value: c.value, Unit: c.unit, Bound: c.bound}
	if number, noun, ok := strings.Cut(c.printed, " "); ok && c.unit == "" {
		q.Span.End = span.Start + len(number)
		q.OfSpan = gainsay.Span{Start: span.End - len(noun), End: span.End}
		words := strings.Fields(noun)
		q.Of = strings.ToLower(words[len(words)-1])
	}
	return q
}

func statement(t testing.TB, out *gainsay.Reading, r report, i int, s say) gainsay.Statement {
	t.Helper()
	st := gainsay.Statement{ID: string(rune('a' + i)), Stance: s.stance, Manner: gainsay.Indirect, Content: []gainsay.Span{find(t, r.text, s.what)}}
	if st.Stance == "" {
		st.Stance = gainsay.Asserts
	}
	if s.quoted != "" {
		st.Quoted = []gainsay.Span{find(t, r.text, s.quoted)}
		if s.quoted == s.what {
			st.Manner = gainsay.Direct
		}
	}
	if s.within != "" {
		for k := range out.Statements {
			if out.Statements[k].Content[0].In(r.text) == s.within {
				st.Within = out.Statements[k].ID
				st.Chain = append(st.Chain, out.Statements[k].Chain...)
			}
		}
	}
	hop := gainsay.Hop{Name: s.who, Span: find(t, r.text, s.who)}
	for _, a := range r.actors {
		for _, n := range a.Names {
			if n == s.who {
				hop.Actor = a.Name
			}
		}
	}
	if s.occasion != "" {
		st.Occasion = find(t, r.text, s.occasion)
	}
	if s.cue != "" {
		st.Cue = []gainsay.Span{find(t, r.text, s.cue)}
		last := strings.LastIndex(r.text[:st.Cue[0].Start], s.who)
		hop.Span = gainsay.Span{Start: last, End: last + len(s.who)}
		hop.Cue = st.Cue[0]
	}
	st.Chain = append(st.Chain, hop)
	return st
}

func find(t testing.TB, text, words string) gainsay.Span {
	t.Helper()
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("%q does not stand in %q", words, text)
	}
	return gainsay.Span{Start: i, End: i + len(words)}
}

func terms(sentence string, offset int) []gainsay.Term {
	var out []gainsay.Term
	start := -1
	for i, r := range sentence + " " {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r)
		switch {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			w := sentence[start:i]
			kind := gainsay.NounTerm
			switch {
			case w == "not" || w == "no":
				kind = gainsay.NegationTerm
			case w[0] >= 'A' && w[0] <= 'Z' && start > 0:
				kind = gainsay.NameTerm
			}
			if len(w) > 3 || kind == gainsay.NegationTerm {
				out = append(out, gainsay.Term{Span: gainsay.Span{Start: offset + start, End: offset + i}, Lemma: lemma(w), Kind: kind, Head: -1})
			}
			start = -1
		}
	}
	return out
}

// lemma is a word in lower case; of the verbs in the tests only one needs more.
func lemma(w string) string {
	if w == "killed" {
		return "kill"
	}
	return strings.ToLower(w)
}

func person(name, speaksFor string, names ...string) gainsay.Actor {
	return gainsay.Actor{Name: name, Kind: gainsay.Person, Names: append([]string{name}, names...), SpeaksFor: speaksFor}
}

// each is the origin of articles that are all independent.
func each(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// collateReadings collates readings that are all independent.
func collateReadings(readings ...gainsay.Reading) Findings {
	return New(world.Default()).Collate(readings, each(len(readings)))
}
