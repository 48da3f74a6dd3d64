package when

import (
	"fmt"

	"gainsay/internal/language/numeral"
)

// numeric reads "2025-03-12", "12.03.2025", "3/12/2025". Where day and month
// cannot be told apart the value keeps only the year.
func (f *finder) numeric(i int) (date, bool) {
	if i+4 >= len(f.a) || f.a[i+2].Kind != numeral.Digits || f.a[i+4].Kind != numeral.Digits {
		return date{}, false
	}
	sep := f.a[i+1].Low
	if sep != "-" && sep != "/" && sep != "." || f.a[i+3].Low != sep {
		return date{}, false
	}
	for k := i + 1; k <= i+4; k++ {
		if f.a[k].Gap != numeral.None {
			return date{}, false
		}
	}
	if i > 0 && f.a[i].Gap == numeral.None && (f.a[i-1].Low == sep || f.a[i-1].Low == "+") || !f.dateEnds(i+5, sep) {
		return date{}, false
	}
	p, q, r := f.a[i].Low, f.a[i+2].Low, f.a[i+4].Low
	switch {
	case len(p) == 4 && len(q) <= 2 && len(r) <= 2 && sep != ".":
		return numericDay(small(p), small(q), small(r), i+5)
	case len(r) == 4 && len(p) <= 2 && len(q) <= 2:
		return f.dayFirst(small(p), small(q), small(r), i+5, sep)
	}
	return date{}, false
}

// dateEnds tells that nothing goes on the string of digits before atom j.
func (f *finder) dateEnds(j int, sep string) bool {
	if j >= len(f.a) || f.a[j].Gap != numeral.None {
		return true
	}
	if f.a[j].Kind != numeral.Sign {
		return f.a[j].Low == "t" // 2025-03-12T10:00
	}
	return f.a[j].Low != sep || sep == "." && (j+1 >= len(f.a) || f.a[j+1].Gap != numeral.None)
}

func numericDay(y, m, d, last int) (date, bool) {
	if y < 1000 || y > 2199 || m < 1 || m > 12 || d < 1 || d > 39 {
		return date{}, false
	}
	if !exists(y, m, d) {
		return date{last: last, year: true, wrong: noSuchDay(y, m, d), exactly: fmt.Sprintf("%04d-%02d-%02d", y, m, d)}, true
	}
	return date{civil: civil{y, m, d}, last: last, year: true}, true
}

// dayFirst decides between day/month and month/day. Points are always European;
// with slashes a number above twelve decides, and else it stays open.
func (f *finder) dayFirst(p, q, y, last int, sep string) (date, bool) {
	switch {
	case sep != "/" || p > 12:
		return numericDay(y, q, p, last)
	case q > 12 || p == q:
		return numericDay(y, p, q, last)
	case y < 1000 || y > 2199 || p < 1 || q < 1:
		return date{}, false
	}
	return date{last: last, exactly: yearValue(y) + "-XX-XX", year: true}, true
}

// bareYear reads a year that stands alone. What is said before and after it must
// not make it an amount.
func (f *finder) bareYear(i int) (hit, bool) {
	a := &f.a[i]
	if len(a.Low) != 4 || i > 0 && a.Gap == numeral.None && !f.opensYear(i) {
		return hit{}, false
	}
	y := small(a.Low)
	if y < 1000 || y > 2199 || !f.yearEnds(i) {
		return hit{}, false
	}
	placed := f.placesYear(i)
	if !placed && (y < 1900 || y > 2059 || f.countedAfter(i)) {
		return hit{}, false
	}
	return hit{last: i + 1, typ: dateType, value: yearValue(y), day: civil{year: y}}, true
}

// opensYear tells a sign glued before four digits that a year may follow: a bracket or
// quotation mark, or the dash after another year or after "mid". The dash of a code
// ("F-2000", "555-2024") is none.
func (f *finder) opensYear(i int) bool {
	switch f.a[i-1].Low {
	case "(", "[", "–", "—", "'", "‘", "\"", "“", "”", "…":
		return true
	case "-", "/":
	default:
		return false
	}
	if i < 2 || !f.touches(i-1) {
		return true
	}
	before := &f.a[i-2]
	if before.Kind == numeral.Digits {
		return len(before.Low) == 4 && !f.touches(i-2)
	}
	switch before.Low {
	case "mid", "post", "pre":
		return true
	}
	return !before.Cap && len(before.Low) > 3
}

// yearEnds tells that the four digits are neither part of a longer number nor an
// amount of something.
func (f *finder) yearEnds(i int) bool {
	j := i + 1
	if j >= len(f.a) {
		return true
	}
	if f.a[j].Gap == numeral.None {
		switch f.a[j].Low {
		case ".", ",":
			return j+1 >= len(f.a) || f.a[j+1].Gap != numeral.None || f.a[j+1].Kind != numeral.Digits
		case "%", ":", "°", "+":
			return false
		case "-", "–", "/":
			return j+1 >= len(f.a) || f.a[j+1].Gap != numeral.None || len(f.a[j+1].Low) != 3 || f.a[j+1].Kind != numeral.Digits
		}
		return f.a[j].Kind == numeral.Sign
	}
	switch f.a[j].Low {
	case "percent", "per", "pct", "hours", "gmt", "hrs", "million", "billion", "trillion", "km", "kg", "m", "dollars", "euros", "pounds", "people", "years", "times", "points", "%", "miles", "metres",
		"meters", "feet", "tons", "tonnes", "kilometres", "kilometers", "troops", "soldiers", "men", "women", "yen", "yuan", "rubles", "roubles", "hryvnia", "days", "acres", "hectares":
		return false
	}
	return true
}

// placesYear tells a word before the number that a year stands after.
func (f *finder) placesYear(i int) bool {
	switch f.word(i - 1) {
	case "in", "since", "until", "till", "by", "before", "after", "during", "circa", "year", "early", "late", "mid", "fiscal":
		return true
	}
	return false
}

// countedAfter tells an amount: "some 2000 homes", "over 1990 cases".
func (f *finder) countedAfter(i int) bool {
	switch f.word(i - 1) {
	case "some", "about", "nearly", "almost", "over", "than", "least", "approximately", "roughly", "$", "£", "€", "no", "#", "flight", "room", "page", "suite", "box", "up", "another", "only", "around":
		return true
	}
	return false
}

// decade reads "1990s", "the '80s", "the nineties", "the mid-1990s".
func (f *finder) decade(i int) (hit, bool) {
	j := i
	if f.word(j) == "the" {
		j++
	}
	y, last := 0, 0
	switch w := f.next(j); {
	case (w == "'" || w == "’") && j+2 < len(f.a) && f.touches(j+1) && f.touches(j+2) && f.a[j+2].Low == "s" && len(f.a[j+1].Low) == 2:
		y, last = century(small(f.a[j+1].Low)), j+3
	case j < len(f.a) && f.a[j].Kind == numeral.Digits && len(w) == 4 && w[3] == '0':
		k := j + 1
		if f.touches(k) && (f.word(k) == "'" || f.word(k) == "’") {
			k++
		}
		if f.touches(k) && f.word(k) == "s" {
			y, last = small(w), k+1
		}
	default:
		y, last = 1900+10*decadeWord(w), j+1
		if y == 1900 || j == i && f.word(i-1) != "early" && f.word(i-1) != "late" && f.word(i-1) != "mid" {
			return hit{}, false
		}
	}
	if y <= 0 || y%10 != 0 {
		return hit{}, false
	}
	return hit{last: last, typ: dateType, value: yearValue(y)[:3]}, true
}

func decadeWord(s string) int {
	switch s {
	case "twenties":
		return 2
	case "thirties":
		return 3
	case "forties":
		return 4
	case "fifties":
		return 5
	case "sixties":
		return 6
	case "seventies":
		return 7
	case "eighties":
		return 8
	case "nineties":
		return 9
	}
	return 0
}

// century reads "the 20th century", "the nineteenth century".
func (f *finder) century(i int) (hit, bool) {
	j := i
	if f.word(j) == "the" {
		j++
	}
	v, next := numeral.ReadOrdinal(f.a, j)
	if v < 1 || v > 30 {
		return hit{}, false
	}
	if k := f.hyphen(next); f.next(k) == "century" {
		return hit{last: k + 1, typ: dateType, value: string(pad(nil, v-1, 2))}, true
	}
	return hit{}, false
}

// spokenYear reads a year in words: "nineteen ninety-six", "the year two thousand".
func (f *finder) spokenYear(i int) (hit, bool) {
	j := i
	named := f.word(i) == "the" && f.next(i+1) == "year"
	if named {
		j = i + 2
	}
	if j >= len(f.a) {
		return hit{}, false
	}
	y, last := f.yearInWords(j)
	if y == 0 && named {
		if n, ok := numeral.Read(f.a, j); ok && n.Value >= 1000 && n.Value < 2200 && n.Value == float64(int(n.Value)) {
			y, last = int(n.Value), n.Last
		}
	}
	if y == 0 {
		return hit{}, false
	}
	return hit{last: last, typ: dateType, value: yearValue(y), day: civil{year: y}}, true
}

// yearInWords reads "nineteen ninety-six" at atom j.
func (f *finder) yearInWords(j int) (int, int) {
	c := numeral.Small(f.word(j))
	if c < 10 || c > 20 || f.next(j+1) == "" {
		return 0, j
	}
	t := numeral.Small(f.word(j + 1))
	if t < 10 {
		return 0, j
	}
	y := int(c)*100 + int(t)
	last := j + 2
	if k := f.hyphen(j + 2); t >= 20 && f.next(k) != "" {
		if u := numeral.Small(f.word(k)); u > 0 && u < 10 {
			y, last = y+int(u), k+1
		}
	}
	if c == 20 && t < 10 {
		return 0, j
	}
	return y, last
}

func numberWord(s string) bool { return numeral.Small(s) >= 0 || numeral.Ordinal(s) > 0 }
