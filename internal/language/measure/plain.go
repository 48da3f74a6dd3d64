package measure

import (
	"gainsay"
	"gainsay/internal/language/numeral"
)

// plain reads a number with its unit, a range of them, or a count.
func (f *finder) plain(i int) (found, bool) {
	n, ok := f.number(i)
	if !ok || f.word(i) == "no" || f.word(i) == "number" {
		return found{}, false
	}
	q := found{Quantity: gainsay.Quantity{Value: n.Value}, first: i, last: n.Last, num: n, of: -1}
	if h := f.hedgeAfter(n.Last); h.atoms > 0 && !n.Vague {
		return f.trailed(q, h)
	}
	last, high, hn := f.upperEnd(&q)
	if u, ok := f.anyUnit(last); ok {
		if high != 0 || hn.Last > 0 {
			f.setRange(&q, n.Last, high, last, hn)
			if q.Bound != gainsay.Between {
				return f.single(q)
			}
		}
		return f.withUnit(q, u)
	}
	if hn.Last > 0 {
		f.setRange(&q, n.Last, high, last, hn)
	}
	return f.count(q)
}

// trailed reads what is counted or measured after a hedge that follows the number:
// "30-plus years", "70 or so cars".
func (f *finder) trailed(q found, h hedge) (found, bool) {
	q.Bound, q.Approximate = h.bound, h.approx
	q.last += h.atoms
	q.num.Plain = false
	if u, ok := f.anyUnit(q.last); ok {
		return f.withUnit(q, u)
	}
	if f.label(q.first) {
		return q, false
	}
	q.of = f.noun(&q)
	return q, true
}

// single reads the unit right after a number whose seeming upper end was none.
func (f *finder) single(q found) (found, bool) {
	if u, ok := f.anyUnit(q.num.Last); ok {
		return f.withUnit(q, u)
	}
	return f.count(q)
}

// upperEnd looks for the upper end of a range after q's number; its number is zero when there is none.
func (f *finder) upperEnd(q *found) (last int, high float64, n numeral.Number) {
	last = q.num.Last
	if q.num.Vague || q.num.Article || !f.joins(last, q.first) && !f.fromTo(q) {
		return last, 0, n
	}
	j := last + 1
	dash := f.next(last) != "to" && f.next(last) != "and" && f.next(last) != "or"
	if j >= len(f.a) || f.a[j].Gap > numeral.Line || f.a[j].Kind == numeral.Sign {
		return last, 0, n
	}
	m, ok := numeral.Read(f.a, j)
	if !ok || m.Vague || m.Article || dash && !f.touches(last) != !f.touches(j) {
		return last, 0, n
	}
	if dash && !(m.Figures && q.num.Figures) {
		return last, 0, n
	}
	return m.Last, m.Value, m
}

// fromTo tells "from 5 to 10 kilometres" that is a range and no change.
func (f *finder) fromTo(q *found) bool {
	return f.word(q.first-1) == "from" && f.next(q.num.Last) == "to" && !f.changes(q.first-1)
}

// anyUnit reads money or another unit after a number.
func (f *finder) anyUnit(j int) (unit, bool) {
	if u, ok := f.currencyAfter(j); ok {
		return u, true
	}
	return f.unitAt(j)
}

// withUnit makes q a quantity in unit u.
func (f *finder) withUnit(q found, u unit) (found, bool) {
	if u.name == "point" && q.num.Value == 1 && !q.num.Figures && f.hyphen(q.num.Last) == q.num.Last {
		return q, false // "at one point"
	}
	if u.kind == duration && !f.lasts(&q, u) || u.kind == length && u.name == "metre" && f.millions(&q, u) || u.kind == points && q.num.Article {
		return f.count(q)
	}
	if q.num.Article && q.num.Value == 1 || u.name == "second" && q.num.Value == 1 && q.num.Plain {
		return found{}, false
	}
	if f.touches(u.next) && f.a[u.next].Kind == numeral.Digits {
		return found{}, false // a code: "24703m212"
	}
	u = f.rate(u)
	q.Unit, q.kind, q.last = u.name, u.kind, u.next
	if u.kind == duration && f.halfMore(&q) {
		q.last += 3
	}
	if u.name == "foot" {
		f.inches(&q)
	}
	return q, true
}

// inches adds the inches after feet: "5 feet 2 inches" is one length.
func (f *finder) inches(q *found) {
	j := q.last
	if f.next(j) == "-" && f.touches(j) && f.touches(j+1) && f.a[j+1].Kind == numeral.Digits { // "5-foot-8"
		if n, ok := numeral.Read(f.a, j+1); ok && n.Value < 12 {
			q.Value += n.Value / 12
			q.last = n.Last
		}
		return
	}
	if f.next(j) == "," || f.next(j) == "and" {
		j++
	}
	n, ok := numeral.Read(f.a, j)
	if !ok || n.Article || n.Value >= 12 || f.a[j].Gap > numeral.Line {
		return
	}
	switch w := f.next(n.Last); w {
	case "inch", "inches", "in":
		if q.Bound == gainsay.Exact && f.a[n.Last].Gap <= numeral.Space {
			q.Value += n.Value / 12
			q.last = n.Last + 1
		}
	}
}

// halfMore adds "and a half" after a unit: "a year and a half".
func (f *finder) halfMore(q *found) bool {
	if f.next(q.last) == "and" && f.next(q.last+1) == "a" && f.next(q.last+2) == "half" {
		q.Value += 0.5
		return true
	}
	return false
}

// lasts tells a duration from the counted part of something else ("the third
// quarter", "one day he left", "two second homes").
func (f *finder) lasts(q *found, u unit) bool {
	if u.name == "second" && !f.plural(u.next-1) && f.hyphen(q.num.Last) == q.num.Last {
		return false
	}
	return !(q.num.Value == 1 && q.num.Plain && u.name == "day" && f.next(u.next) != "of")
}

// millions tells that "m" after figures stands for million: people follow, not a measure.
func (f *finder) millions(q *found, u unit) bool {
	if f.next(u.next-1) != "m" || !f.touches(u.next-1) || !f.counted(u.next) {
		return false
	}
	q.Value *= 1e6
	q.num.Scaled, q.num.Plain = true, false
	q.last = u.next
	return true
}

// counted tells that the word at atom j is a noun in the plural.
func (f *finder) counted(j int) bool {
	return j < len(f.a) && f.a[j].Kind == numeral.Word && f.a[j].Gap == numeral.Space && f.plural(j)
}

// count makes q a bare count, where the number is one.
func (f *finder) count(q found) (found, bool) {
	q.Unit, q.kind = "", count
	q.last = max(q.last, q.num.Last)
	n := &q.num
	if f.label(q.first) || n.Figures && (f.coded(&q) || f.street(&q)) || n.Article && !n.Scaled && !n.Fraction {
		return found{}, false
	}
	q.of = f.noun(&q)
	if f.joinedNoun(&q) {
		return q, true
	}
	switch {
	case q.first == 0 && (n.Last == len(f.a) || n.Last == len(f.a)-1 && f.a[n.Last].Low == "."), n.First > q.first && f.a[q.first].Kind == numeral.Word, n.Decimal && !n.Figures:
		return q, true // the text is nothing but the number; "minus five"
	case n.Value == 1 && !n.Scaled && !n.Figures:
		return q, q.of >= 0 && f.oneCounts(&q)
	case n.Fraction && q.of < 0 && f.word(n.Last-2) == "-" && f.next(q.last) != "-":
		if q.of = f.headAfter(q.last); q.of >= 0 {
			q.ofFirst = q.of
		}
		return q, q.of >= 0
	case n.Vague, n.Fraction:
		return q, q.of >= 0 || n.Fraction && (f.hedged(q.first) || n.Last == n.First+1 && f.a[n.First].Kind == numeral.Sign) || n.Vague && f.next(q.last) == "of"
	case n.Figures && n.Plain && f.yearLike(&q):
		return q, q.of >= 0 && f.hedged(q.first)
	case n.Figures:
		return q, q.of >= 0 || f.stands(&q)
	}
	return q, q.of >= 0 || f.hedged(q.first) || n.Scaled || f.followedByVerb(q.last)
}

// joinedNoun reads what a number joined by a hyphen counts: "a two-door car", "a
// five-star hotel". The noun stands in the singular.
func (f *finder) joinedNoun(q *found) bool {
	k := f.hyphen(q.last)
	if k == q.last || q.num.Value < 2 || q.num.Fraction || q.num.Vague || f.a[k].Cap || f.plural(k) || f.touches(q.last) != f.touches(k) {
		return false
	}
	switch w := f.a[k].Low; w {
	case "way", "fold", "sided", "faced", "and", "or", "to", "time", "odd", "something", "plus", "quarter", "quarters", "digit", "st", "nd", "rd", "th":
		return false
	default:
		if unitName, _ := unitWord(w); unitName != "" || stops(w) || modifies(w) || len(w) < 3 {
			return false
		}
	}
	q.of, q.ofFirst = k, k
	return true
}

// oneCounts tells "one" as a number: "one of the soldiers", "one dealer"; not the pronoun.
func (f *finder) oneCounts(q *found) bool {
	switch f.word(q.first - 1) {
	case "this", "that":
		return f.next(q.last) == "of"
	case "the", "which", "no", "any", "every", "each", "some", "another", "first", "last", "next", "only", "good", "-", "at":
		return false
	}
	switch f.next(q.last) {
	case "-", "of":
		return f.next(q.last) == "of"
	}
	return true
}

// stands tells figures that are an amount though nothing is said to be counted:
// a verb of counting is near, or they end their phrase.
func (f *finder) stands(q *found) bool {
	if f.touches(q.first) && f.noted(q.first-1) {
		return false
	}
	switch f.word(q.first - 1) {
	case "#", "/", "@", "_", "=", "*", ":", "\\", "&":
		return false
	}
	if q.first > 0 && f.a[q.first-1].Kind == numeral.Word && f.a[q.first-1].Cap && q.first > 1 && f.a[q.first].Gap == numeral.Space && !f.sentenceStart(q.first-1) {
		return false // "Apollo 11"
	}
	if f.a[q.first].Gap >= numeral.Line && f.listMark(q.last) || f.next(q.last) == ")" && f.word(q.first-1) != "(" {
		return false
	}
	if f.word(q.first-1) == "the" && q.num.Plain {
		return false // a name: "the 486 is faster"
	}
	return f.a[q.first].Gap < numeral.Paragraph || !q.num.Plain || q.last < len(f.a) && f.a[q.last].Kind == numeral.Word && f.a[q.last].Gap <= numeral.Space
}

// noted tells a sign at atom i that only a footnote's number is glued to, or what
// shortens a year: "elusive.16", "the '06 vote", "1950-53".
func (f *finder) noted(i int) bool {
	switch f.word(i) {
	case ".", ",", "”", "\"", ")", "]", "’", "'", "?", "!":
		return true
	case "-", "–":
		return i > 0 && f.touches(i) && f.a[i-1].Kind == numeral.Digits
	}
	return false
}

// listMark tells the sign after the number of a list: "1.", "2)".
func (f *finder) listMark(j int) bool {
	switch f.next(j) {
	case ".", ")", ":", "":
		return true
	}
	return false
}

func (f *finder) sentenceStart(i int) bool {
	return i == 0 || f.a[i].Gap >= numeral.Paragraph || f.a[i-1].Kind == numeral.Sign && (f.a[i-1].Low == "." || f.a[i-1].Low == "!" || f.a[i-1].Low == "?" || f.a[i-1].Low == "\"" || f.a[i-1].Low == "“")
}

// hedged tells that a bound stands before atom i, so that a number follows.
func (f *finder) hedged(i int) bool {
	q := found{first: i}
	return f.hedgeBefore(&q).atoms > 0
}

// yearLike tells four digits that may be a year.
func (f *finder) yearLike(q *found) bool {
	return q.num.Last == q.num.First+1 && len(f.a[q.num.First].Low) == 4 && q.Value >= 1000 && q.Value < 2200 && q.Bound != gainsay.Between
}

// followedByVerb tells that a number in words is a subject: "two were killed".
func (f *finder) followedByVerb(j int) bool {
	switch f.next(j) {
	case "were", "are", "was", "have", "had", "died", "remain", "remained", "others", "more", "dead", "wounded", "injured", "killed", "of", "missing":
		return true
	}
	return false
}
