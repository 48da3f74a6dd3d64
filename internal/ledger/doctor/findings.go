package doctor

import (
	"fmt"
	"reflect"
	"unicode/utf8"

	"gainsay"
)

// A ward is where faults of one reading or dossier are noted.
type ward struct{ faults []string }

func (w *ward) fault(format string, args ...any) {
	w.faults = append(w.faults, fmt.Sprintf(format, args...))
}

// Reading lists what is wrong with a reading.
func Reading(r *gainsay.Reading) []string {
	w := &ward{}
	a := &r.Article
	if a.Hash != gainsay.Hash(a.Text) {
		w.fault("its hash is not that of its text")
	}
	if !utf8.ValidString(a.Text) {
		w.fault("its text is not UTF-8")
	}
	w.spans("", reflect.ValueOf(r).Elem(), a.Text)
	last := 0
	for i, f := range a.Furniture {
		if f.Span.Start < last {
			w.fault("furniture %d begins within the one before", i+1)
		}
		last = f.Span.End
	}
	last = 0
	for i, s := range r.Sentences {
		if s.Span.Start < last {
			w.fault("sentence %d begins within the one before", i+1)
		}
		last = s.Span.End
		for j, t := range s.Terms {
			w.index(t.Head, len(s.Terms), "the head of term %d of sentence %d", j+1, i+1)
		}
	}
	for i, m := range r.Mentions {
		w.index(m.Actor, len(r.Actors), "the actor of mention %d", i+1)
	}
	w.statements(r.Statements)
	return w.faults
}

// index faults an index that is neither -1 nor one of n.
func (w *ward) index(at, n int, format string, args ...any) {
	if at < -1 || at >= n {
		w.fault(format+" is number %d of %d", append(args, at, n)...)
	}
}

func (w *ward) statements(all []gainsay.Statement) {
	known := map[string]bool{}
	for i := range all {
		id := all[i].ID
		if id == "" || known[id] {
			w.fault("statement %d has no ID of its own but %q", i+1, id)
		}
		known[id] = true
	}
	for i := range all {
		s := &all[i]
		for _, other := range []string{s.Within, s.Refers} {
			if other != "" && (!known[other] || other == s.ID) {
				w.fault("statement %s refers to statement %s, which is not there", s.ID, other)
			}
		}
	}
}

var (
	spanType     = reflect.TypeFor[gainsay.Span]()
	evidenceType = reflect.TypeFor[gainsay.Evidence]()
)

// spans faults every span in v that does not lie in text. path names v.
func (w *ward) spans(path string, v reflect.Value, text string) {
	if v.Type() == spanType {
		s := v.Interface().(gainsay.Span)
		switch {
		case s.Start < 0 || s.End < s.Start || s.End > len(text):
			w.fault("%s is bytes %d to %d of a text of %d", path, s.Start, s.End, len(text))
		case !boundary(text, s.Start) || !boundary(text, s.End):
			w.fault("%s, bytes %d to %d, cuts a letter", path, s.Start, s.End)
		}
		return
	}
	eachPart(path, v, func(path string, part reflect.Value) { w.spans(path, part, text) })
}

// boundary tells whether a letter of text begins or the text ends at byte at.
func boundary(text string, at int) bool { return at == len(text) || utf8.RuneStart(text[at]) }

// eachPart calls do for the fields or elements of v, and for nothing where it
// has none.
func eachPart(path string, v reflect.Value, do func(path string, part reflect.Value)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			do(path+"."+v.Type().Field(i).Name, v.Field(i))
		}
	case reflect.Slice:
		if k := v.Type().Elem().Kind(); k != reflect.Struct && k != reflect.Slice {
			return // of bytes, numbers or words: nothing lies beneath
		}
		for i := range v.Len() {
			do(fmt.Sprintf("%s[%d]", path, i), v.Index(i))
		}
	}
}

// Dossier lists what is wrong with a dossier, its readings left out.
func Dossier(d *gainsay.Dossier) []string {
	w := &ward{}
	articles := map[[2]string]*gainsay.Article{}
	named := map[string]int{} // file or ID → articles of that name
	for i := range d.Readings {
		a := &d.Readings[i].Article
		articles[[2]string{a.ID, a.File}] = a
		named[a.File]++
		if a.ID != a.File {
			named[a.ID]++
		}
	}
	w.evidence(articles, "claims", d.Claims)
	w.evidence(articles, "disputes", d.Disputes)
	w.evidence(articles, "discrepancies", d.Discrepancies)
	w.evidence(articles, "quotes", d.Quotes)
	w.evidence(articles, "lineage", d.Lineage)
	w.evidence(articles, "timeline", d.Timeline)
	for i, l := range d.Lineage {
		if named[l.To] == 0 {
			w.fault("lineage[%d] leads to %q, which is no article of the story", i, l.To)
		}
	}
	w.claims(d)
	w.counts(d, named)
	return w.faults
}

// evidence faults the evidence beneath v that points to no article of the
// story, or to no words of it.
func (w *ward) evidence(articles map[[2]string]*gainsay.Article, path string, findings any) {
	var walk func(string, reflect.Value)
	walk = func(path string, v reflect.Value) {
		if v.Type() == evidenceType {
			e := v.Interface().(gainsay.Evidence)
			a := articles[[2]string{e.Article, e.File}]
			if a == nil {
				w.fault("%s points to article %s (%s), which is not of the story", path, e.Article, e.File)
				return
			}
			w.spans(path, v, a.Text)
			return
		}
		eachPart(path, v, walk)
	}
	walk(path, reflect.ValueOf(findings))
}

func (w *ward) claims(d *gainsay.Dossier) {
	known := map[string]bool{}
	for i, c := range d.Claims {
		if c.ID == "" || known[c.ID] {
			w.fault("claim %d has no ID of its own but %q", i+1, c.ID)
		}
		known[c.ID] = true
	}
	for i, dispute := range d.Disputes {
		if !known[dispute.Claim] {
			w.fault("dispute %d is about claim %q, which is not there", i+1, dispute.Claim)
		}
	}
}

// counts faults numbers that cannot be: of origins, and of articles in groups.
func (w *ward) counts(d *gainsay.Dossier, named map[string]int) {
	if d.Story.Origins == 0 && len(d.Groups)+len(d.Claims)+len(d.Disputes)+len(d.Discrepancies)+len(d.Quotes) == 0 {
		return // its articles could not be compared
	}
	if d.Story.Origins < 1 || d.Story.Origins > len(d.Readings) {
		w.fault("it has %d origins and %d articles", d.Story.Origins, len(d.Readings))
	}
	positions := func(what string, all []gainsay.Position) {
		for _, p := range all {
			if p.Origins < 1 || p.Origins > d.Story.Origins {
				w.fault("the position of %s on %s has %d origins of %d", p.Actor, what, p.Origins, d.Story.Origins)
			}
		}
	}
	for i := range d.Claims {
		positions("claim "+d.Claims[i].ID, d.Claims[i].Positions)
	}
	for i := range d.Disputes {
		positions("dispute "+d.Disputes[i].Claim, d.Disputes[i].Affirm)
		positions("dispute "+d.Disputes[i].Claim, d.Disputes[i].Deny)
	}
	grouped := 0
	for _, g := range d.Groups {
		grouped += len(g)
		for _, name := range g {
			if named[name] == 0 {
				w.fault("a group names %q, which is no article of the story", name)
			}
		}
	}
	if grouped != len(d.Readings) {
		w.fault("its groups hold %d articles of %d", grouped, len(d.Readings))
	}
}
