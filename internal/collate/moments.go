package collate

import (
	"sort"
	"strings"

	"gainsay"
	"gainsay/internal/compare"
)

// A moment is a printed time with what happened at it.
type moment struct {
	article int
	t       *gainsay.Time
	event   string // the verb that the time is said of, stemmed
	context utterance
}

// sameEvent is how alike two sentences must be for their times to be of one event.
const sameEvent = 0.4

// moments finds days and clock times of one event that cannot both be right: the
// same verb in sentences that tell of the same, two independent origins.
func (s *story) moments() []gainsay.Discrepancy {
	all := s.allMoments()
	byEvent := map[string][]int{}
	parent := make([]int, len(all))
	for i := range parent {
		parent[i] = i
	}
	var clashes [][2]int
	for i := range all {
		for _, j := range byEvent[all[i].event] {
			if s.origin[all[i].article] == s.origin[all[j].article] && all[i].article != all[j].article {
				continue
			}
			if likeness(&all[i].context, &all[j].context) < sameEvent {
				continue
			}
			v := compare.Times(*all[j].t, *all[i].t)
			switch {
			case v.Relation == compare.Conflict:
				clashes = append(clashes, [2]int{j, i})
			case v.Agree():
				a, b := root(parent, i), root(parent, j)
				parent[max(a, b)] = min(a, b)
			}
		}
		byEvent[all[i].event] = append(byEvent[all[i].event], i)
	}
	return s.momentConflicts(all, parent, clashes)
}

// momentConflicts prints each clash of two sets of agreeing times once.
func (s *story) momentConflicts(all []moment, parent []int, clashes [][2]int) []gainsay.Discrepancy {
	told := map[[2]int]bool{}
	var out []gainsay.Discrepancy
	for _, c := range clashes {
		a, b := root(parent, c[0]), root(parent, c[1])
		key := [2]int{min(a, b), max(a, b)}
		if a == b || told[key] {
			continue
		}
		told[key] = true
		d := gainsay.Discrepancy{
			Kind: gainsay.DateKind, Class: gainsay.Conflict, Certainty: gainsay.Check,
			About: "when: " + all[c[0]].event,
			Why:   compare.Times(*all[c[0]].t, *all[c[1]].t).Why,
		}
		if all[c[0]].t.Type == "TIME" && all[c[1]].t.Type == "TIME" {
			d.Kind = gainsay.TimeKind
		}
		var articles []int
		var sides []gainsay.Value // the value of each side under one name, to tell who stands alone
		for i := range all {
			side := root(parent, i)
			if side != a && side != b {
				continue
			}
			m := &all[i]
			ev := s.evidence(m.article, m.t.Span, nil)
			d.Values = append(d.Values, gainsay.Value{Value: s.words(m.article, m.t.Span), Evidence: ev})
			sides = append(sides, gainsay.Value{Value: s.words(all[side].article, all[side].t.Span), Evidence: ev})
			articles = append(articles, m.article)
		}
		d.OddOneOut = s.oddOneOut(sides, articles)
		if s.oneArticle(articles) {
			d.Class = gainsay.Internal
		}
		out = append(out, d)
	}
	return out
}

func (s *story) oneArticle(articles []int) bool {
	for _, a := range articles {
		if a != articles[0] {
			return false
		}
	}
	return true
}

// allMoments are the resolved days and times of the articles that stand in the
// outlet's or a speaker's account of an event, with the verb they are said of.
func (s *story) allMoments() []moment {
	var out []moment
	for a := range s.readings {
		r := &s.readings[a]
		for i := range r.Times {
			t := &r.Times[i]
			if t.Value == "" || t.Type != "DATE" && t.Type != "TIME" || r.Article.InFurniture(t.Span) || len(t.Value) < len("2006-01-02") {
				continue
			}
			n := sort.Search(len(r.Sentences), func(k int) bool { return r.Sentences[k].Span.End > t.Span.Start })
			if n == len(r.Sentences) {
				continue
			}
			event := verbOf(r.Sentences[n].Terms, t.Span)
			if event == "" || speechVerbs[event] {
				continue
			}
			m := moment{article: a, t: t, event: event}
			span := r.Sentences[n].Span
			m.context = utterance{article: a, st: &gainsay.Statement{Content: []gainsay.Span{span}}, span: span}
			s.fillTerms(&m.context)
			out = append(out, m)
		}
	}
	return out
}

// speechVerbs are verbs that tell when something was said, not when it happened.
var speechVerbs = map[string]bool{"say": true, "tell": true, "state": true, "announc": true, "report": true, "ad": true, "add": true, "write": true}

// verbOf is the nearest verb above the words of a span, stemmed; "" for none.
func verbOf(terms []gainsay.Term, span gainsay.Span) string {
	for i := range terms {
		if !span.Meets(terms[i].Span) {
			continue
		}
		for k, steps := i, 0; k >= 0 && steps < len(terms); k, steps = terms[k].Head, steps+1 {
			if terms[k].Kind == gainsay.VerbTerm {
				return termKey(terms[k])
			}
		}
	}
	return ""
}

// occasionClass names the kinds of occasion that are not each other: what is said
// in an interview is not said at a news conference.
var occasionClass = map[string]string{
	"interview": "interview", "conference": "conference", "briefing": "conference", "meeting": "conference", "summit": "conference",
	"speech": "speech", "address": "speech", "rally": "speech", "tweet": "post", "post": "post", "statement": "statement", "letter": "statement",
}

// occasions finds claims that one speaker is reported to have made on different
// kinds of occasion.
func (s *story) occasions(claims []claim) []gainsay.Discrepancy {
	var out []gainsay.Discrepancy
	for _, c := range claims {
		type place struct {
			said  int
			class string
		}
		byTeller := map[int][]place{}
		var order []int
		for _, i := range c.said {
			u := &s.said[i]
			class := s.occasionOf(u)
			if class == "" || u.teller < 0 {
				continue
			}
			if byTeller[u.teller] == nil {
				order = append(order, u.teller)
			}
			byTeller[u.teller] = append(byTeller[u.teller], place{i, class})
		}
		for _, m := range order {
			places := byTeller[m]
			d := gainsay.Discrepancy{
				Kind: gainsay.OccasionKind, Class: gainsay.Conflict, Certainty: gainsay.Check,
				About: "on what occasion " + s.cast.members[m].Name + " said it",
				Why:   "the reports name different occasions for the same words",
			}
			classes := map[string]bool{}
			var values []gainsay.Value
			var articles []int
			for _, p := range places {
				u := &s.said[p.said]
				ev := s.evidence(u.article, u.st.Occasion, u.st.Chain)
				classes[p.class] = true
				d.Values = append(d.Values, gainsay.Value{Value: s.words(u.article, u.st.Occasion), Evidence: ev})
				values = append(values, gainsay.Value{Value: p.class, Evidence: ev})
				articles = append(articles, u.article)
			}
			if len(classes) > 1 && s.origins(articles) > 1 {
				d.OddOneOut = s.oddOneOut(values, articles)
				out = append(out, d)
			}
		}
	}
	return out
}

// occasionOf is the class of the occasion of a statement, "" for none or one that
// goes with any other.
func (s *story) occasionOf(u *utterance) string {
	words := strings.FieldsFunc(strings.ToLower(s.words(u.article, u.st.Occasion)), func(r rune) bool { return r < 'a' || r > 'z' })
	for _, w := range words {
		if c := occasionClass[w]; c != "" {
			return c
		}
	}
	return ""
}
