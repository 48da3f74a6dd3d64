package collate

import (
	"strings"

	"gainsay"
)

// bodyWords end the names of public bodies and cannot stand for one another: a
// branch is no unit.
var bodyWords = wordSet("unit branch bureau board agency office department service commission committee council institute authority administration division directorate centre center")

// fewestShared is how many words two names of bodies must share for the last to be
// the only one that is wrong.
const fewestShared = 3

// bodies finds names of public bodies that are the same but for the last word, of
// which one origin alone prints the one.
func (s *story) bodies() []gainsay.Discrepancy {
	type printed struct {
		article int
		span    gainsay.Span
	}
	heads := map[string][]string{} // last words by the words before them
	places := map[string][]printed{}
	var order []string
	for a := range s.readings {
		r := &s.readings[a]
		for i := range r.Mentions {
			m := &r.Mentions[i]
			if m.Kind != gainsay.NameMention || r.Article.InFurniture(m.Span) {
				continue
			}
			words := wordsOf(strings.TrimPrefix(m.Span.In(r.Article.Text), "the "))
			last := len(words) - 1
			if last < fewestShared || !bodyWords[words[last]] {
				continue
			}
			name := joined(words[:last])
			if heads[name] == nil {
				order = append(order, name)
			}
			heads[name] = appendNew(heads[name], words[last])
			places[joined(words)] = append(places[joined(words)], printed{a, m.Span})
		}
	}
	var out []gainsay.Discrepancy
	for _, name := range order {
		if len(heads[name]) != 2 {
			continue
		}
		d := gainsay.Discrepancy{
			Kind: gainsay.NameKind, Class: gainsay.Conflict, Certainty: gainsay.Check,
			About: "the name of a body: " + strings.TrimSpace(name), Why: "the names are the same but for the last word",
		}
		var keys []string
		var articles []int
		for _, head := range heads[name] {
			for _, p := range places[name+head+" "] {
				keys, articles = append(keys, head), append(articles, p.article)
				d.Values = append(d.Values, gainsay.Value{Value: s.words(p.article, p.span), Evidence: s.evidence(p.article, p.span, nil)})
			}
		}
		if d.OddOneOut = s.oddOneOut(d.Values, keys, articles); d.OddOneOut != "" {
			out = append(out, d)
		}
	}
	return out
}
