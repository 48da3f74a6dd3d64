package measure

import (
	"gainsay/internal/language/numeral"
)

// aged reads ages: "four-year-old", "34 years old", "six weeks of age", "aged 4",
// "age 87", "87 yo", and the number between commas after a name.
func (f *finder) aged(i int) (found, bool) {
	switch f.word(i) {
	case "aged", "age":
		n, ok := numeral.Read(f.a, i+1)
		if !ok || i+1 < len(f.a) && f.a[i+1].Gap != numeral.Space || n.Article {
			return found{}, false
		}
		q := found{first: i, last: n.Last, num: n, kind: age, of: -1}
		q.Value, q.Unit = n.Value, "year of age"
		if last, high, hn := f.upperEnd(&q); hn.Last > 0 {
			f.setRange(&q, n.Last, high, last, hn)
		}
		if u, ok := f.unitAt(q.last); ok && u.kind == duration {
			q.Unit, q.last = u.name+" of age", u.next
		}
		return q, f.next(q.last) != "group" && f.next(q.last) != "percent"
	}
	n, ok := f.number(i)
	if !ok || n.Value < 0 {
		return found{}, false
	}
	q := found{first: i, last: n.Last, num: n, kind: age, of: -1}
	q.Value = n.Value
	if f.next(n.Last) == "yo" && f.a[n.Last].Gap <= numeral.Space {
		q.Unit, q.last = "year of age", n.Last+1
		return q, true
	}
	last := n.Last
	if l, high, hn := f.upperEnd(&q); hn.Last > 0 {
		f.setRange(&q, n.Last, high, l, hn)
		last = l
	}
	u, ok := f.unitAt(last)
	if !ok || u.kind != duration {
		q.last = n.Last
		return q, f.apposition(&q)
	}
	k := u.next
	if f.next(k) == "'" || f.next(k) == "’" {
		k++
	}
	k = f.hyphen(k)
	switch f.next(k) {
	case "old", "olds":
		q.last = k + 1
	case "of":
		if f.next(k+1) != "age" {
			return q, false
		}
		q.last = k + 2
	default:
		return q, false
	}
	q.Unit = u.name + " of age"
	return q, true
}

// apposition reads the age between commas after a full name or a noun for a person:
// "Ann Lee, 34, said", "the girl, 12, was". An age beyond all people must be followed
// by what goes on about one, or it is the number of something else.
func (f *finder) apposition(q *found) bool {
	i := q.first
	if !q.num.Plain || q.num.Last != i+1 || f.word(i-1) != "," || i < 2 || f.a[i].Gap != numeral.Space || q.Value > 999 || q.Value < 1 {
		return false
	}
	after := f.next(i + 1)
	if after != "," && after != "." || !f.touches(i+1) {
		return false
	}
	person := after == "," && q.Value <= 120 && (personNoun(f.word(i-2)) || f.name(i-2) && !f.upper(i-2) && q.Value > 4 && f.speaks(i+2))
	if !person && (!f.fullName(i-2) || calendarWord(f.word(i-2)) || q.Value > 120 && !f.speaks(i+2)) {
		return false
	}
	q.Unit = "year of age"
	return true
}

// fullName tells that atom i ends a name of two words or more: "Ann Lee", "John F. Kerr".
func (f *finder) fullName(i int) bool {
	return f.name(i) && !f.upper(i) && (f.name(i-1) || i > 1 && f.a[i-1].Low == "." && f.a[i-2].Kind == numeral.Word && f.a[i-2].Cap)
}

func (f *finder) name(i int) bool {
	return i >= 0 && f.a[i].Kind == numeral.Word && f.a[i].Cap && len(f.a[i].Low) > 1
}

// speaks tells that what follows goes on about a person.
func (f *finder) speaks(i int) bool {
	switch f.next(i) {
	case "said", "who", "told", "a", "an", "was", "of", "from", "whose", "died", "has", "had", "is", "says":
		return true
	}
	return false
}

// calendarWord tells names that a number follows as a date.
func calendarWord(s string) bool {
	switch s {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec":
		return true
	}
	return false
}

// score reads the result of a game or a vote: "3-1", "52–48", where a word of
// winning or voting is near. Value is the first number, High the second.
func (f *finder) score(i int) (found, bool) {
	if i+2 >= len(f.a) || f.a[i].Kind != numeral.Digits || f.a[i+2].Kind != numeral.Digits || !f.touches(i+1) || !f.touches(i+2) {
		return found{}, false
	}
	if f.a[i+1].Low != "-" && f.a[i+1].Low != "–" && f.a[i+1].Low != "—" || len(f.a[i].Low) > 3 || len(f.a[i+2].Low) > 3 || f.touches(i+3) && i+3 < len(f.a) && (f.a[i+3].Low == "-" || f.a[i+3].Kind != numeral.Sign || f.a[i+3].Low == "%") {
		return found{}, false
	}
	if !f.contest(i) || f.counted(i+3) {
		return found{}, false
	}
	x, _ := numeral.Read(f.a, i)
	y, _ := numeral.Read(f.a, i+2)
	q := found{first: i, last: i + 3, num: x, kind: scoreKind, of: -1}
	q.Value, q.High, q.Unit = x.Value, y.Value, "score"
	return q, true
}

func (f *finder) contest(i int) bool {
	for k := max(0, i-8); k < len(f.a) && k < i+8; k++ {
		switch f.a[k].Low {
		case "won", "win", "wins", "beat", "beats", "lost", "lose", "loss", "victory", "defeat", "defeated", "draw", "drew", "tie", "tied", "lead", "led", "score", "scored", "vote", "voted",
			"votes", "ruled", "ruling", "majority", "rout", "routed", "triumph", "match", "game", "overtime", "aggregate", "passed":
			return true
		}
	}
	return false
}

// rank reads "No. 1", "ranked third", "in second place", "number two".
func (f *finder) rank(i int) (found, bool) {
	q := found{first: i, kind: rankKind, of: -1}
	q.Unit = "rank"
	switch f.word(i) {
	case "no":
		j := i + 1
		if f.next(j) != "." || !f.touches(j) || !f.a[i].Cap && f.next(j+1) == "" || j+1 >= len(f.a) || f.a[j+1].Kind != numeral.Digits || f.a[j+1].Gap > numeral.Space {
			return q, false
		}
		return f.ranked(q, j+1, 0)
	case "number":
		if i > 0 && (f.word(i-1) == "the" || f.word(i-1) == "a") || i+1 >= len(f.a) || f.a[i+1].Gap != numeral.Space {
			return q, false
		}
		return f.ranked(q, i+1, 0)
	case "ranked", "ranks", "rank":
		v, next := numeral.ReadOrdinal(f.a, i+1)
		if v == 0 {
			return q, false
		}
		return f.ranked(q, next, v)
	}
	v, next := numeral.ReadOrdinal(f.a, i)
	if v == 0 {
		return q, false
	}
	if f.next(next) == "place" && f.word(i-1) != "the" {
		return f.ranked(q, next+1, v)
	}
	return q, false
}

// ranked finishes a rank: v, or the number at atom j when v is 0.
func (f *finder) ranked(q found, j, v int) (found, bool) {
	if v > 0 {
		q.Value, q.last = float64(v), j
		q.num = numeral.Number{First: q.first, Last: j, Value: q.Value}
		return q, true
	}
	n, ok := numeral.Read(f.a, j)
	if !ok || n.Scaled || n.Fraction || n.Article {
		return q, false
	}
	q.Value, q.last, q.num = n.Value, n.Last, n
	return q, true
}

// multiple reads "three times", "twice", "tenfold", "a 10-fold rise".
func (f *finder) multiple(i int) (found, bool) {
	q := found{first: i, kind: times, of: -1}
	q.Unit = "time"
	if f.word(i) == "twice" {
		q.Value, q.last = 2, i+1
		q.num = numeral.Number{First: i, Last: i + 1, Value: 2}
		return q, true
	}
	n, ok := f.number(i)
	if !ok || n.Article {
		return q, false
	}
	q.num, q.Value, q.last = n, n.Value, n.Last
	last, high, hn := f.upperEnd(&q)
	k := f.hyphen(last)
	if n.Vague && f.next(k) == "of" { // "dozens of times"
		k++
	}
	switch f.next(k) {
	case "times", "fold":
		if f.next(k) == "times" && k < len(f.a) && f.a[k].Cap {
			return q, false // "the New York Times"
		}
	default:
		return q, false
	}
	if hn.Last > 0 {
		f.setRange(&q, n.Last, high, last, hn)
	}
	q.last = k + 1
	return q, true
}

// ratio reads a part given as one number in another: "one in five voters",
// "four-in-ten", "3 out of 4".
func (f *finder) ratio(i int) (found, bool) {
	n, ok := numeral.Read(f.a, i)
	if !ok || n.Scaled || n.Fraction || n.Article || n.Decimal || n.Value < 1 {
		return found{}, false
	}
	j := n.Last
	joined := f.hyphen(j) > j
	j = f.hyphen(j)
	switch {
	case f.next(j) == "in" && (joined || n.Value == 1):
		j++
	case f.next(j) == "out" && f.next(j+1) == "of":
		j += 2
	default:
		return found{}, false
	}
	if f.next(j) == "-" {
		j++
	}
	if f.next(j) == "every" {
		j++
	}
	m, ok := numeral.Read(f.a, j)
	if !ok || m.Value <= n.Value || m.Value > 1e6 || m.Article || m.Fraction || m.Decimal || f.a[j].Gap > numeral.Line || m.Plain && len(f.a[m.First].Low) == 4 {
		return found{}, false
	}
	q := found{first: i, last: m.Last, num: n, of: -1}
	q.num.Fraction, q.num.Last, q.num.Plain = true, m.Last, false
	q.Value = n.Value / m.Value
	if u, ok := f.anyUnit(m.Last); ok && u.kind != percent {
		return found{}, false
	}
	q.of = f.noun(&q)
	return q, true
}

// printed is a number as a person writes it.
func printed(v float64) string { return numeral.Print(v) }
