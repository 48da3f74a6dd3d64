package numeral

import (
	"math"
	"strconv"
	"strings"
)

// A Number is a printed number: the atoms [First, Last).
type Number struct {
	First, Last int
	Value       float64
	Figures     bool // begins in digits
	Plain       bool // digits alone: no separator, sign, fraction or scale
	Decimal     bool // has a fractional part printed after a point or comma
	Comma       bool // that part is printed after a comma: "2,5"
	Scaled      bool // has a scale word: million, dozen, bn
	Vague       bool // a plural scale alone: "dozens", "tens of thousands"
	Fraction    bool // a part of a whole: "half", "two-thirds", "1/4"
	Article     bool // begins with "a" or "an"
}

// Read is the number that begins at atom i; ok is false when none does.
func Read(a []Atom, i int) (n Number, ok bool) {
	if i >= len(a) {
		return n, false
	}
	n.First = i
	switch {
	case a[i].Kind == Digits, startsPoint(a, i):
		n, ok = readFigures(a, i)
	case a[i].Kind == Sign && vulgar(a[i].Low) > 0:
		n = Number{First: i, Last: i + 1, Value: vulgar(a[i].Low), Fraction: true}
		ok = true
	case a[i].Kind == Word && !glued(a, i):
		n, ok = readWords(a, i)
	}
	if !ok {
		return n, false
	}
	scale(a, &n)
	return n, n.Value <= most
}

// most is the largest number that is read. Beyond it digits are noise, and what a
// short scale or a unit still makes of it must stay finite.
const most = 1e60

// glued tells that atom i is the end of a longer string such as "B2".
func glued(a []Atom, i int) bool {
	return i > 0 && a[i].Gap == None && a[i-1].Kind != Sign
}

// startsPoint tells a number that begins with its point: ".25".
func startsPoint(a []Atom, i int) bool {
	return a[i].Low == "." && i+1 < len(a) && a[i+1].Kind == Digits && a[i+1].Gap == None &&
		(a[i].Gap != None || i == 0 || a[i-1].Kind == Sign && a[i-1].Low != ".")
}

// readFigures reads digits with separators, a fraction and a vulgar fraction.
func readFigures(a []Atom, i int) (Number, bool) {
	n := Number{First: i, Figures: true, Plain: true}
	j, text := groups(a, i, &n)
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(v, 0) {
		return n, false
	}
	n.Value, n.Last = v, j
	n.vulgarFraction(a)
	return n, true
}

// groups joins the digit groups from atom i on and returns the atom after them and
// the number as strconv reads it. Points and commas may each be the separator of
// thousands or of the fraction; what follows decides.
func groups(a []Atom, i int, n *Number) (next int, text string) {
	var sep [12]byte
	var at [13]int // atoms of the digit groups
	k := 0         // groups after the first
	j := i
	if a[i].Kind == Digits {
		at[0] = i
		j = i + 1
	} else { // ".25": an empty first group
		n.Plain, n.Decimal = false, true
		return i + 2, "0." + a[i+1].Low
	}
	for k < len(sep) && j+1 < len(a) && a[j].Gap == None && a[j+1].Kind == Digits && a[j+1].Gap == None &&
		(a[j].Low == "," || a[j].Low == ".") {
		sep[k] = a[j].Low[0]
		k++
		at[k] = j + 1
		j += 2
	}
	if k == 0 {
		return spaced(a, i, n)
	}
	n.Plain = false
	return joined(a, at[:k+1], sep[:k], n)
}

// joined decides what the separators between the digit groups mean.
func joined(a []Atom, at []int, sep []byte, n *Number) (int, string) {
	k := len(sep)
	last := a[at[k]].Low
	fraction := 0 // separators that introduce the fraction: the last or none
	switch {
	case k == 1 && sep[0] == '.':
		fraction = 1
	case k == 1 && (len(last) != 3 || len(a[at[0]].Low) > 3 || a[at[0]].Low == "0"):
		fraction, n.Comma = 1, true
	case k > 1 && sep[k-1] != sep[0]:
		fraction = 1
		n.Comma = sep[k-1] == ','
	}
	if !grouped(a, at[:k+1-fraction], sep[:k-fraction]) || n.Comma && k == 1 && len(last) > 2 {
		// Not a number: a list ("22,24,26"), an address, a version. Only its first group is read.
		*n = Number{First: n.First, Figures: true}
		return at[0] + 1, a[at[0]].Low
	}
	var b strings.Builder
	for g := 0; g <= k-fraction; g++ {
		b.WriteString(a[at[g]].Low)
	}
	if fraction == 1 {
		n.Decimal = true
		b.WriteByte('.')
		b.WriteString(last)
	}
	return at[k] + 1, b.String()
}

// grouped tells groups of thousands, or of the Indian hundreds above a thousand.
func grouped(a []Atom, at []int, sep []byte) bool {
	if len(sep) == 0 {
		return true
	}
	if len(a[at[0]].Low) > 3 || len(a[at[len(at)-1]].Low) != 3 {
		return false
	}
	size := len(a[at[1]].Low)
	for g := 1; g < len(at); g++ {
		if sep[g-1] != sep[0] || g < len(at)-1 && len(a[at[g]].Low) != size {
			return false
		}
	}
	return size == 3 || size == 2 && len(a[at[0]].Low) <= 2
}

// spaced reads "40 000" and "10, 000": groups of exactly three digits after a space.
// After a comma and a space only zeros are taken, since lists print the rest.
func spaced(a []Atom, i int, n *Number) (int, string) {
	text := a[i].Low
	j := i + 1
	if len(text) > 3 || text[0] == '0' {
		return j, text
	}
	if j+1 < len(a) && a[j].Low == "," && a[j].Gap == None && a[j+1].Low == "000" && a[j+1].Gap == Space {
		n.Plain = false
		return j + 2, text + "000"
	}
	for j < len(a) && a[j].Kind == Digits && a[j].Gap == Space && len(a[j].Low) == 3 && ends(a, j) {
		n.Plain = false
		text += a[j].Low
		j++
		if j-i > 5 {
			return i + 1, a[i].Low
		}
	}
	if j > i+1 && j+1 < len(a) && a[j].Gap == None && (a[j].Low == "." || a[j].Low == ",") && a[j+1].Kind == Digits && a[j+1].Gap == None {
		n.Decimal = true
		text += "." + a[j+1].Low
		j += 2
	}
	return j, text
}

// ends tells that the digits of atom j are not glued to more of their kind: "423 0000", "555 123-45".
func ends(a []Atom, j int) bool {
	if j+1 >= len(a) || a[j+1].Gap != None {
		return j+1 >= len(a) || a[j+1].Kind != Digits || len(a[j+1].Low) == 3
	}
	switch a[j+1].Low {
	case "-", "–", "/", ":", "+":
		return false
	}
	return true
}

// vulgarFraction adds what stands after a whole number: "2½", "10 1/2"; "1/4" is
// a fraction itself.
func (n *Number) vulgarFraction(a []Atom) {
	j := n.Last
	if j < len(a) && a[j].Kind == Sign && vulgar(a[j].Low) > 0 && a[j].Gap <= Space && !n.Decimal {
		n.Value += vulgar(a[j].Low)
		n.Last, n.Plain, n.Decimal = j+1, false, true
		return
	}
	if v, ok := slash(a, n.First); ok && n.Plain && n.Last == n.First+1 {
		n.Value, n.Last, n.Plain, n.Fraction = v, n.First+3, false, true
		return
	}
	if j < len(a) && a[j].Gap == Space && n.Plain {
		if v, ok := slash(a, j); ok && v < 1 {
			n.Value += v
			n.Last, n.Plain, n.Decimal = j+3, false, true
		}
	}
}

// slash reads a fraction such as "3/4": small, in lowest sensible terms, and no part of a date.
func slash(a []Atom, i int) (float64, bool) {
	if i+2 >= len(a) || a[i].Kind != Digits || a[i+1].Low != "/" && a[i+1].Low != "⁄" || a[i+2].Kind != Digits ||
		a[i+1].Gap != None || a[i+2].Gap != None || i+3 < len(a) && a[i+3].Gap == None && a[i+3].Low == "/" ||
		i > 0 && a[i].Gap == None && a[i-1].Low == "/" {
		return 0, false
	}
	p, _ := strconv.Atoi(a[i].Low)
	q, _ := strconv.Atoi(a[i+2].Low)
	switch q {
	case 2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100:
		return float64(p) / float64(q), p > 0 && p < q
	}
	return 0, false
}

// vulgar is the value of a fraction printed as one sign, 0 for anything else.
func vulgar(s string) float64 {
	switch s {
	case "½":
		return 1. / 2
	case "⅓":
		return 1. / 3
	case "⅔":
		return 2. / 3
	case "¼":
		return 1. / 4
	case "¾":
		return 3. / 4
	case "⅕":
		return 1. / 5
	case "⅖":
		return 2. / 5
	case "⅗":
		return 3. / 5
	case "⅘":
		return 4. / 5
	case "⅙":
		return 1. / 6
	case "⅚":
		return 5. / 6
	case "⅛":
		return 1. / 8
	case "⅜":
		return 3. / 8
	case "⅝":
		return 5. / 8
	case "⅞":
		return 7. / 8
	}
	return 0
}

// Print writes a number as a person does: groups of thousands, no exponent.
func Print(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	whole, fraction := s, ""
	if at := strings.IndexByte(s, '.'); at >= 0 {
		whole, fraction = s[:at], s[at:]
	}
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	return sign + whole + fraction
}
