package collate

import (
	"reflect"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/world"
)

// FuzzCollate promises, whatever spans a reading holds, no panic, the same
// findings on every run, and evidence that lies in the article.
func FuzzCollate(f *testing.F) {
	f.Add("Vance said: “We have not settled wages.” Orlo denied it. 12 people were killed.", []byte{3, 9, 40, 2, 7, 1, 0, 200, 5, 6, 90, 13})
	f.Add("(((U.S. US u.s 6.15am “”’'n't", []byte{0, 0, 0, 1, 1, 1, 255, 255, 255, 4, 4, 4})
	f.Add("", []byte{1, 2, 3})
	f.Fuzz(func(t *testing.T, text string, bytes []byte) {
		if len(text) > 2000 || len(bytes) > 120 {
			return
		}
		text = strings.ToValidUTF8(text, "\ufffd")
		readings := []gainsay.Reading{wild("a", text, bytes), wild("b", text, bytes), wild("c", strings.ToUpper(text), bytes)}
		c := New(world.Default())
		first, second := c.Collate(readings, each(3)), c.Collate(readings, each(3))
		if !reflect.DeepEqual(first, second) {
			t.Fatal("two runs differ")
		}
		texts := map[string]string{"a": readings[0].Article.Text, "b": readings[1].Article.Text, "c": readings[2].Article.Text}
		for _, d := range first.Discrepancies {
			for _, v := range d.Values {
				if v.Span.Start < 0 || v.Span.End > len(texts[v.File]) || v.Span.Start > v.Span.End {
					t.Errorf("%s: a span %v of a text of %d bytes", d.About, v.Span, len(texts[v.File]))
				}
			}
		}
		for _, q := range first.Quotes {
			for _, v := range q.Variants {
				if v.Span.In(texts[v.File]) == "" {
					t.Errorf("a quotation on no words: %+v", v)
				}
			}
		}
	})
}

// wild is a reading whose every part is made of the bytes given, three to a part.
func wild(file, text string, bytes []byte) gainsay.Reading {
	r := gainsay.Reading{Article: gainsay.Article{ID: file, File: file, Text: text, Published: "2031-03-04"}}
	r.Actors = []gainsay.Actor{vance, spoke, {Name: "Dorland", Kind: gainsay.State, Names: []string{"Dorland"}}}
	n := len(text) + 1
	span := func(a, b byte) gainsay.Span {
		start := int(a) % n
		return gainsay.Span{Start: start, End: start + int(b)%(n-start)}
	}
	r.Sentences = []gainsay.Sentence{{Span: gainsay.Span{Start: 0, End: len(text)}, Terms: terms(text, 0)}}
	for i := 0; i+3 <= len(bytes); i += 3 {
		a, b, k := bytes[i], bytes[i+1], bytes[i+2]
		s := span(a, b)
		switch k % 5 {
		case 0:
			r.Mentions = append(r.Mentions, gainsay.Mention{Span: s, Kind: gainsay.NameMention, Actor: int(k)%4 - 1})
		case 1:
			r.Quantities = append(r.Quantities, gainsay.Quantity{Span: s, Value: float64(a), Of: "people", OfSpan: span(b, a), Unit: []string{"", "mile", "year of age"}[a%3]})
		case 2:
			r.Times = append(r.Times, gainsay.Time{Span: s, Type: "DATE", Value: []string{"2031-03-04", "XXXX-WXX-1", "T06:15", ""}[a%4], OfSpan: span(b, a)})
		default:
			hop := gainsay.Hop{Name: s.In(text), Actor: r.Actors[a%3].Name, Span: span(b, k), Cue: span(k, a)}
			r.Statements = append(r.Statements, gainsay.Statement{
				ID: string(rune('a' + i)), Within: string(rune('a' + int(a)%26)), Content: []gainsay.Span{s, span(k, b)}, Quoted: []gainsay.Span{s}, Cue: []gainsay.Span{span(k, a)},
				Manner: gainsay.Direct, Stance: []gainsay.Stance{gainsay.Asserts, gainsay.Denies, gainsay.Hedges}[b%3], Chain: []gainsay.Hop{hop}, When: span(b, k), Occasion: span(a, k),
			})
		}
	}
	return r
}
