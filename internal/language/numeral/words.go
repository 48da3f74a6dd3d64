package numeral

// Small is the value of a number word below a hundred, -1 for any other word.
func Small(s string) float64 {
	switch s {
	case "zero", "nought", "naught":
		return 0
	case "one":
		return 1
	case "two":
		return 2
	case "three":
		return 3
	case "four":
		return 4
	case "five":
		return 5
	case "six":
		return 6
	case "seven":
		return 7
	case "eight":
		return 8
	case "nine":
		return 9
	case "ten":
		return 10
	case "eleven":
		return 11
	case "twelve":
		return 12
	case "thirteen":
		return 13
	case "fourteen":
		return 14
	case "fifteen":
		return 15
	case "sixteen":
		return 16
	case "seventeen":
		return 17
	case "eighteen":
		return 18
	case "nineteen":
		return 19
	}
	return tens(s)
}

func tens(s string) float64 {
	switch s {
	case "twenty":
		return 20
	case "thirty":
		return 30
	case "forty", "fourty":
		return 40
	case "fifty":
		return 50
	case "sixty":
		return 60
	case "seventy":
		return 70
	case "eighty":
		return 80
	case "ninety":
		return 90
	}
	return -1
}

// Ordinal is the value of "first" to "ninety-ninth" as one word, 0 for any other.
// Whole tens above twenty are there; compounds are read by ReadOrdinal.
func Ordinal(s string) int {
	for v, w := range ordinals {
		if w == s && v > 0 {
			return v
		}
	}
	switch s {
	case "twentieth":
		return 20
	case "thirtieth":
		return 30
	case "fortieth":
		return 40
	case "fiftieth":
		return 50
	case "sixtieth":
		return 60
	case "seventieth":
		return 70
	case "eightieth":
		return 80
	case "ninetieth":
		return 90
	case "hundredth":
		return 100
	}
	return 0
}

var ordinals = [...]string{"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
	"tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"}

// ReadOrdinal reads "third", "3rd", "twenty-first" at atom i and returns the
// atom after it; the value is 0 when none stands there.
func ReadOrdinal(a []Atom, i int) (value, next int) {
	if i >= len(a) {
		return 0, i
	}
	if a[i].Kind == Digits {
		if i+1 < len(a) && a[i+1].Gap == None && len(a[i].Low) <= 3 {
			switch a[i+1].Low {
			case "st", "nd", "rd", "th":
				v, _ := integer(a[i].Low)
				return v, i + 2
			}
		}
		return 0, i
	}
	if a[i].Kind != Word || glued(a, i) {
		return 0, i
	}
	if v := Ordinal(a[i].Low); v > 0 {
		return v, i + 1
	}
	if t := tens(a[i].Low); t > 0 {
		j := hyphen(a, i+1)
		if j < len(a) {
			if v := Ordinal(a[j].Low); v > 0 && v < 10 {
				return int(t) + v, j + 1
			}
		}
	}
	return 0, i
}

// integer reads up to nine digits.
func integer(s string) (int, bool) {
	if s == "" || len(s) > 9 {
		return 0, false
	}
	v := 0
	for i := 0; i < len(s); i++ {
		v = v*10 + int(s[i]-'0')
	}
	return v, true
}

// hyphen is the atom after a hyphen that joins two words, or j itself.
func hyphen(a []Atom, j int) int {
	if j+1 < len(a) && a[j].Low == "-" && a[j+1].Gap == a[j].Gap {
		return j + 1
	}
	return j
}

// readWords reads a number that begins with a word.
func readWords(a []Atom, i int) (Number, bool) {
	n := Number{First: i}
	j := i
	if w := a[i].Low; w == "a" || w == "an" {
		n.Article = true
		j = i + 1
		if j >= len(a) || a[j].Gap > Line {
			return n, false
		}
	}
	if ok := n.part(a, j); ok {
		return n, true
	}
	if n.Article {
		return n, scaleAt(a, j) > 0 && !plural(a[j].Low) && n.set(1, j)
	}
	v, j, ok := hundreds(a, i)
	if !ok {
		if scaleAt(a, i) > 0 && bareScale(a, i) {
			n.Vague = plural(a[i].Low)
			return n, n.set(1, i)
		}
		return n, false
	}
	n.set(v, j)
	n.pointed(a)
	n.denominator(a)
	return n, true
}

func (n *Number) set(v float64, last int) bool {
	n.Value, n.Last = v, last
	return true
}

// bareScale tells "hundred", "dozens", "millions" that stand for a number of
// their own; short forms ("bn", "k") never do.
func bareScale(a []Atom, i int) bool {
	w := a[i].Low
	if len(w) < 5 && w != "tens" {
		return false
	}
	return plural(w) || i+1 < len(a) && a[i+1].Kind == Word && scaleAt(a, i+1) > 0
}

func plural(w string) bool { return w[len(w)-1] == 's' }

// hundreds reads words from zero to 999: "twelve", "forty-two", "three hundred and ten".
func hundreds(a []Atom, i int) (v float64, next int, ok bool) {
	v, j := below100(a, i)
	if v < 0 {
		return 0, i, false
	}
	if k := hyphen(a, j); k < len(a) && a[k].Low == "hundred" && a[k].Gap <= Line && v > 0 && v < 100 {
		v *= 100
		j = k + 1
		k = j
		if k < len(a) && a[k].Low == "and" {
			k++
		}
		if w, m := below100(a, k); w > 0 && a[k].Gap <= Line && (k == j || !partAt(a, m)) {
			v, j = v+w, m
		}
	}
	return v, j, true
}

// below100 reads "seven", "seventy", "seventy-five", "seventy five"; -1 when no number begins at i.
func below100(a []Atom, i int) (float64, int) {
	if i >= len(a) || a[i].Kind != Word {
		return -1, i
	}
	v := Small(a[i].Low)
	if v < 20 || v >= 100 {
		return v, i + 1
	}
	j := hyphen(a, i+1)
	if j < len(a) && a[j].Gap <= Line {
		if w := Small(a[j].Low); w > 0 && w < 10 {
			return v + w, j + 1
		}
	}
	return v, i + 1
}

// pointed adds digits in words after "point": "five point five".
func (n *Number) pointed(a []Atom) {
	j := n.Last
	if j+1 >= len(a) || a[j].Low != "point" {
		return
	}
	if v, k := below100(a, j+1); v >= 10 && a[j+1].Gap <= Line {
		n.Value, n.Last, n.Decimal = n.Value+v/100, k, true
		return
	}
	unit := 0.1
	for k := j + 1; k < len(a) && k < j+8; k++ {
		d := Small(a[k].Low)
		if d < 0 || d > 9 {
			break
		}
		n.Value += d * unit
		unit /= 10
		n.Last, n.Decimal = k+1, true
	}
}

// denominators are the words for parts of a whole.
func denominator(s string) float64 {
	if s != "" && s[len(s)-1] == 's' {
		s = s[:len(s)-1]
	}
	switch s {
	case "half", "halve":
		return 2
	case "third":
		return 3
	case "quarter", "fourth":
		return 4
	case "fifth":
		return 5
	case "sixth":
		return 6
	case "seventh":
		return 7
	case "eighth":
		return 8
	case "ninth":
		return 9
	case "tenth":
		return 10
	case "hundredth":
		return 100
	case "thousandth":
		return 1000
	}
	return 0
}

// partAt tells a plural denominator at atom i: "thirds", "quarters".
func partAt(a []Atom, i int) bool {
	return i < len(a) && a[i].Gap <= Line && plural(a[i].Low) && a[i].Low != "seconds" && denominator(a[i].Low) > 0
}

// denominator makes "two thirds" of "two": the part must be printed in the plural, or
// after "one". "Three quarters" alone may be of a year, and is left unless joined.
func (n *Number) denominator(a []Atom) {
	j := hyphen(a, n.Last)
	if j >= len(a) || a[j].Gap > Line || n.Value < 1 || n.Value > 20 {
		return
	}
	w := a[j].Low
	d := denominator(w)
	if d == 0 || w == "second" || (n.Value == 1) == plural(w) {
		return
	}
	joined := j > n.Last
	of := j+1 < len(a) && (a[j+1].Low == "of" || scaleAt(a, j+1) > 0 || j+2 < len(a) && a[j+1].Low == "as")
	if !joined && !of && j+1 < len(a) && (d == 4 || n.Value == 1) {
		return
	}
	n.Value, n.Last, n.Fraction = n.Value/d, j+1, true
}

// part reads "half", "a third of", "a quarter million", after an article or without.
func (n *Number) part(a []Atom, j int) bool {
	d := denominator(a[j].Low)
	if d == 0 || plural(a[j].Low) || n.First > 0 && sides(a[n.First-1].Low) {
		return false
	}
	next := ""
	if j+1 < len(a) && a[j+1].Gap <= Line {
		next = a[j+1].Low
	}
	scaled := j+1 < len(a) && scaleAt(a, j+1) > 0
	half := d == 2
	switch {
	case next == "of" && (half || n.Article), scaled && (half || d == 4):
	case half && (next == "a" || next == "an") && j+2 < len(a):
		if scaleAt(a, j+2) > 0 {
			n.Fraction, n.Value, n.Last = false, 0.5, j+2
			return true
		}
		return false
	case half && isDet(next), n.Article && j+1 >= len(a), half && !n.Article && n.First > 0 && hedges(a[n.First-1].Low):
	default:
		return false
	}
	n.Fraction, n.Value, n.Last = true, 1/d, j+1
	return true
}

// sides tells a word that makes one of two halves of "half": "the second half of".
func sides(s string) bool {
	switch s {
	case "first", "second", "last", "latter", "other", "top", "bottom", "better":
		return true
	}
	return false
}

// hedges tells a word that only a number follows.
func hedges(s string) bool {
	switch s {
	case "than", "nearly", "almost", "about", "over", "least", "roughly", "approximately":
		return true
	}
	return false
}

func isDet(s string) bool {
	switch s {
	case "the", "its", "their", "his", "her", "our", "these", "those", "all":
		return true
	}
	return false
}
