package collate

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"gainsay"
	"gainsay/internal/compare"
)

// A moment is a printed time with what happened at it.
type moment struct {
	article int
	t       *gainsay.Time
	event   string   // the word of the event, stemmed
	about   string   // what happened, as the article prints it
	args    []string // who and what took part
	scene   utterance
}

// sameEvent is how alike two sentences must be for their times to be of one event.
const sameEvent = 0.35

// sameArguments is how many of those who take part two events must share.
const sameArguments = 2

// moments finds days and clock times of one event that cannot both be right: the
// same word for the event, those who take part in it, sentences that tell of the same.
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
			if !s.oneEvent(&all[j], &all[i]) {
				continue
			}
			v := s.compareTimes(&all[j], &all[i])
			switch {
			case v.Relation == compare.Conflict && s.origin[all[i].article] != s.origin[all[j].article]:
				clashes = append(clashes, [2]int{j, i})
			case v.Agree():
				a, b := root(parent, i), root(parent, j)
				parent[max(a, b)] = min(a, b)
			}
		}
		if len(byEvent[all[i].event]) < mostFigures {
			byEvent[all[i].event] = append(byEvent[all[i].event], i)
		}
	}
	clashes = slices.DeleteFunc(clashes, func(c [2]int) bool {
		same := byEvent[all[c[0]].event]
		return s.namesBoth(all, same, c[0], c[1]) || s.namesBoth(all, same, c[1], c[0])
	})
	return s.momentConflicts(all, parent, clashes)
}

// namesBoth tells whether the article of moment i gives the time of moment j for the event
// too, which then happened twice: "called on Friday and again on Saturday".
func (s *story) namesBoth(all []moment, same []int, i, j int) bool {
	for _, k := range same {
		if k != i && all[k].article == all[i].article && s.oneEvent(&all[k], &all[j]) && s.compareTimes(&all[k], &all[j]).Agree() {
			return true
		}
	}
	return false
}

// oneEvent tells whether two moments are of one event. Two times of one article are
// of two, or a beginning and an end, and a "since" or "by" names no day.
func (s *story) oneEvent(a, b *moment) bool {
	if a.article == b.article || a.t.Signal != "" || b.t.Signal != "" {
		return false
	}
	return shared(a.args, b.args) >= sameArguments && likeness(&a.scene, &b.scene) >= sameEvent
}

// compareTimes compares what two times say themselves: a clock time whose day is
// not printed by its clock, the same words as the same, for the day that "Monday"
// means rests on when an article says it was published, and that may lie.
func (s *story) compareTimes(a, b *moment) compare.Verdict {
	x, y := *a.t, *b.t
	if sameWording(s.words(a.article, x.Span), s.words(b.article, y.Span)) {
		return compare.Verdict{Relation: compare.Equal, Why: "both are printed alike"}
	}
	dx, dy := printsDay(s.words(a.article, x.Span)), printsDay(s.words(b.article, y.Span))
	switch {
	case dx != dy:
		return compare.Verdict{Relation: compare.Incomparable, Why: "one prints no day"}
	case !dx:
		cx, okx := clockOf(x.Value)
		cy, oky := clockOf(y.Value)
		if !okx || !oky {
			return compare.Verdict{Relation: compare.Incomparable, Why: "neither prints a day"}
		}
		x.Value, y.Value = someDay+cx, someDay+cy
	}
	return compare.Times(x, y)
}

// someDay stands for the day of clock times that print none.
const someDay = "2000-01-01"

// clockOf is the clock part of a TIMEX3 value, from its T on.
func clockOf(value string) (string, bool) {
	k := strings.IndexByte(value, 'T')
	if k < 0 || k+1 >= len(value) || value[k+1] < '0' || value[k+1] > '9' {
		return "", false
	}
	return value[k:], true
}

// clocks tells whether both of two values give a clock time: "night" is a day's.
func clocks(a, b string) bool {
	_, oka := clockOf(a)
	_, okb := clockOf(b)
	return oka && okb
}

func sameWording(a, b string) bool { return joined(wordsOf(a)) == joined(wordsOf(b)) }

// dayWords begin the words that name a day of the week or a month.
var dayWords = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// printsDay tells whether a time expression names its own day: a day of the week
// or a date.
func printsDay(text string) bool {
	for _, w := range wordsOf(text) {
		for _, d := range dayWords {
			if strings.HasPrefix(w, d) {
				return true
			}
		}
	}
	return false
}

// allMoments are the times of events in the articles' reports.
func (s *story) allMoments() []moment {
	var out []moment
	for a := range s.readings {
		r := &s.readings[a]
		for i := range r.Times {
			t := &r.Times[i]
			if t.Value == "" || t.Type != "DATE" && t.Type != "TIME" || t.OfSpan.Empty() || r.Article.InFurniture(t.Span) {
				continue
			}
			n := s.sentenceAt(a, t.Span.Start)
			if n < 0 || !r.Sentences[n].Span.Holds(t.OfSpan) {
				continue
			}
			if m, ok := s.momentWhen(a, n, t); ok {
				out = append(out, m)
			} else if m, ok := s.moment(a, n, t); ok {
				out = append(out, m)
			}
		}
	}
	return out
}

// whenClause begins what happened at a time: "since Monday night, when the barge struck".
var whenClause = pattern(`^,? when `)

// momentWhen is a time with what the clause behind it says happened then. That clause
// dates the event, whatever the time limits: "closed since Monday, when …".
func (s *story) momentWhen(a, n int, t *gainsay.Time) (moment, bool) {
	sentence := &s.readings[a].Sentences[n]
	text := s.readings[a].Article.Text
	if t.Span.End > sentence.Span.End || !whenClause().MatchString(text[t.Span.End:sentence.Span.End]) {
		return moment{}, false
	}
	for i, w := range sentence.Terms {
		if w.Kind == gainsay.VerbTerm && w.Span.Start > t.Span.End {
			then := *t
			then.Signal, then.OfSpan = "", sentence.Terms[i].Span
			return s.moment(a, n, &then)
		}
	}
	return moment{}, false
}

func (s *story) moment(a, n int, t *gainsay.Time) (moment, bool) {
	terms := s.readings[a].Sentences[n].Terms
	at := sort.Search(len(terms), func(k int) bool { return terms[k].Span.End > t.OfSpan.Start })
	if at == len(terms) || !terms[at].Span.Meets(t.OfSpan) {
		return moment{}, false
	}
	m := moment{article: a, t: t, event: s.termKey(terms[at])}
	if speechVerbs[m.event] || s.ongoing(a, terms[at].Span) {
		return moment{}, false
	}
	m.about = s.clause(a, terms, at, -1)
	m.args = s.arguments(a, terms, at)
	m.scene = s.sceneOf(a, n)
	return m, true
}

// ongoingBefore ends what stands before a verb in -ing that tells of a state: "ships were
// waiting" on Wednesday, and on Friday too.
var ongoingBefore = pattern(`(?i)\b(?:was|were|is|are|been|be)\s+(?:still\s+|\w+ly\s+)?$`)

func (s *story) ongoing(a int, verb gainsay.Span) bool {
	text := s.readings[a].Article.Text
	return strings.HasSuffix(verb.In(text), "ing") && ongoingBefore().MatchString(text[max(0, verb.Start-30):verb.Start])
}

// speechVerbs are stems of verbs that tell when something was said, or what goes on
// changing, not when one thing happened.
var speechVerbs = map[string]bool{
	"say": true, "tell": true, "state": true, "announc": true, "report": true, "add": true, "write": true, "speak": true, "claim": true,
	"rise": true, "climb": true, "increas": true, "reach": true, "grow": true, "fall": true, "accord": true, "confirm": true, "deni": true, "releas": true, "publish": true, "comment": true, "updat": true,
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
		out = append(out, s.momentConflict(all, parent, c))
	}
	return out
}

func (s *story) momentConflict(all []moment, parent []int, c [2]int) gainsay.Discrepancy {
	first, second := &all[c[0]], &all[c[1]]
	d := gainsay.Discrepancy{
		Kind: gainsay.DateKind, Class: gainsay.Conflict, Certainty: gainsay.Check,
		About: "when: " + first.about,
		Why:   s.compareTimes(first, second).Why,
	}
	if clocks(first.t.Value, second.t.Value) {
		d.Kind = gainsay.TimeKind
	}
	var articles []int
	var keys []string
	a, b := root(parent, c[0]), root(parent, c[1])
	for i := range all {
		side := root(parent, i)
		if side != a && side != b {
			continue
		}
		m := &all[i]
		d.Values = append(d.Values, gainsay.Value{Value: s.words(m.article, m.t.Span), Evidence: s.evidence(m.article, m.t.Span, nil)})
		keys = append(keys, strconv.Itoa(side))
		articles = append(articles, m.article)
	}
	d.OddOneOut = s.oddOneOut(d.Values, keys, articles)
	return d
}
