package measure

import (
	"strings"

	"gainsay/internal/language/numeral"
)

// money reads an amount of money with its currency before or after it.
func (f *finder) money(i int) (found, bool) {
	if name, j := f.currencyBefore(i); name != "" {
		return f.moneyAfter(i, j, name)
	}
	n, ok := f.number(i)
	if !ok {
		return found{}, false
	}
	last, value := f.shortScale(n.Last, n.Value, &n, false)
	u, ok := f.currencyAfter(last)
	if !ok {
		u, ok = f.millionsOf(last)
		value *= 1e6
	}
	if !ok {
		return found{}, false
	}
	if u.next < len(f.a) && f.a[u.next].Kind == numeral.Word {
		if g := largeScale(f.a[u.next].Low); g > 0 && !n.Scaled { // "75 USD million"
			value *= g
			u.next++
		}
	}
	u.next, value = f.cents(u, value)
	u = f.rate(u)
	q := found{first: i, last: u.next, num: n, kind: money, of: -1}
	q.Value, q.Unit = value, u.name
	return q, true
}

// millionsOf reads "MUSD", "MEUR" after a number: millions of a currency, as
// Scandinavian business prints them.
func (f *finder) millionsOf(j int) (unit, bool) {
	if j >= len(f.a) || len(f.a[j].Low) != 4 || f.a[j].Low[0] != 'm' || !f.upper(j) {
		return unit{}, false
	}
	name := codeOf(f.a[j].Low[1:])
	return unit{name, money, j + 1}, name != ""
}

// currencyBefore reads "$", "US$", "c $", "USD" before a number and returns the atom of the number.
func (f *finder) currencyBefore(i int) (string, int) {
	w := f.word(i)
	if f.a[i].Kind == numeral.Sign {
		if name := symbol(w); name != "" && name != "cent" && f.a[min(i+1, len(f.a)-1)].Gap <= numeral.Line {
			return name, i + 1
		}
		return "", i
	}
	if f.a[i].Kind != numeral.Word || i > 0 && f.touches(i) && f.a[i-1].Kind == numeral.Word {
		return "", i
	}
	j := i + 1
	if w == "u" && f.next(j) == "." && f.next(j+1) == "s" {
		j += 2
		if f.next(j) == "." {
			j++
		}
	} else if w == "u" {
		return "", i
	}
	if p := dollarPrefix(w); p != "" && f.next(j) == "$" {
		if f.touches(j) || w == "c" || len(w) > 1 && w != "can" || w == "u" {
			return p, j + 1
		}
		return "", i
	}
	if name := codeOf(w); name != "" && j < len(f.a) && (f.upper(i) || w == "usd" || w == "rmb") {
		if f.a[j].Kind == numeral.Digits && f.a[j].Gap <= numeral.Space {
			return name, j
		}
		if symbol(f.a[j].Low) != "" && f.touches(j) {
			return name, j + 1
		}
	}
	return "", i
}

// upper tells that atom i is printed in capitals.
func (f *finder) upper(i int) bool { s := f.raw(i); return strings.ToUpper(s) == s }

// moneyAfter reads the number after a currency and its short scale: "$1.5bn".
func (f *finder) moneyAfter(i, j int, name string) (found, bool) {
	n, ok := f.number(j)
	if !ok || f.a[j].Gap > numeral.Line {
		return found{}, false
	}
	last, value := f.shortScale(n.Last, n.Value, &n, true)
	u := unit{name, money, last}
	if c, ok := f.currencyAfter(last); ok && (c.name == name || name == "dollar" && strings.HasSuffix(c.name, "dollar")) {
		u = c
	}
	u = f.rate(u)
	q := found{first: i, last: u.next, num: n, kind: money, of: -1}
	q.Value, q.Unit = value, u.name
	if f.word(i-1) == "-" && i > 0 && f.a[i-1].Gap != numeral.None && f.touches(i) {
		q.Value, q.first = -q.Value, i-1
	}
	f.rangeAfter(&q, true)
	return q, true
}

// largeScale is the factor of a scale word.
func largeScale(s string) float64 {
	switch s {
	case "thousand":
		return 1e3
	case "million", "mn", "mln":
		return 1e6
	case "billion", "bn", "bln":
		return 1e9
	case "trillion", "tn", "trn":
		return 1e12
	}
	return 0
}

// shortScale reads the letters that stand for a scale where an amount of money is
// sure: "$5m", "£2 b", "€3k", "US$1MM".
func (f *finder) shortScale(j int, v float64, n *numeral.Number, sure bool) (int, float64) {
	if j >= len(f.a) || f.a[j].Kind != numeral.Word || n.Scaled || !n.Figures || !sure && !f.touches(j) {
		return j, v
	}
	if f.a[j].Gap > numeral.Space || f.a[j].Gap == numeral.Space && len(f.a[j].Low) == 1 && !f.upper(j) {
		return j, v
	}
	factor := 0.0
	switch f.a[j].Low {
	case "m", "mm":
		factor = 1e6
	case "b":
		factor = 1e9
	case "t":
		factor = 1e12
	case "k":
		factor = 1e3
	}
	if factor == 0 {
		return j, v
	}
	n.Scaled, n.Plain = true, false
	return j + 1, v * factor
}

// currencyAfter reads a currency after a number: "dollars", "Swiss francs", "€", "EUR", "MUSD".
func (f *finder) currencyAfter(j int) (unit, bool) {
	if j >= len(f.a) || f.a[j].Gap > numeral.Line {
		return unit{}, false
	}
	if f.a[j].Kind == numeral.Sign && f.a[j].Low != "-" {
		name := symbol(f.a[j].Low)
		return unit{name, money, j + 1}, name != "" && (j+1 >= len(f.a) || f.a[j+1].Kind != numeral.Digits || f.a[j].Gap == numeral.None || !f.touches(j+1) && f.paid(j+2))
	}
	j = f.hyphen(j)
	w := f.next(j)
	if j >= len(f.a) || f.a[j].Kind != numeral.Word {
		if w == "元" {
			return unit{"chinese yuan", money, j + 1}, true
		}
		return unit{}, false
	}
	if w == "元" {
		return unit{"chinese yuan", money, j + 1}, true
	}
	if name := codeOf(w); name != "" && (f.upper(j) || w == "usd" || w == "rmb" || f.touches(j)) && !(f.touches(j+1) && f.a[j+1].Kind == numeral.Digits) {
		return unit{name, money, j + 1}, true
	}
	for k := j; k < j+4 && k < len(f.a) && f.a[k].Gap <= numeral.Line; k++ {
		if name := coin(f.a[k].Low); name != "" {
			return f.named(name, j, k)
		}
		if f.a[k].Kind != numeral.Word && f.a[k].Low != "." {
			break
		}
		if k == j && !adjective(w) {
			break
		}
	}
	return unit{}, false
}

// paid tells a currency at atom j, so that the sign before the number at j-1
// belongs to what stands before it: "10 $ 30 $".
func (f *finder) paid(j int) bool {
	return j < len(f.a) && (symbol(f.a[j].Low) != "" || coin(f.a[j].Low) != "")
}

// adjective tells a word that may stand between a number and the name of a currency.
func adjective(w string) bool {
	switch w {
	case "us", "u", "american", "australian", "canadian", "hong", "new", "singapore", "swiss", "french", "belgian", "west", "german", "mexican", "philippine", "argentine",
		"chilean", "colombian", "indian", "pakistani", "sri", "norwegian", "danish", "swedish", "british", "egyptian", "syrian", "lebanese", "irish", "finnish", "chinese",
		"japanese", "russian", "turkish", "ukrainian", "polish", "israeli", "costa", "dutch", "kuwaiti", "iraqi", "iranian", "saudi", "czech", "hungarian", "cfa", "cuban", "indonesian", "rwandan", "congolese":
		return true
	}
	return false
}

// named is the currency name at atom k, of the country whose adjective begins at j.
func (f *finder) named(name string, j, k int) (unit, bool) {
	if name == "pound sterling" && k == j && f.weighs(k) {
		return unit{}, false
	}
	if name == "mark" && (k > j || f.a[k].Low == "mark") && k == j {
		return unit{}, false
	}
	if k > j {
		if national := nationalCoin(f.a[k-1].Low, name); national != "" {
			name = national
		} else if f.a[k-1].Low == "." && f.word(j) == "u" {
			name = "dollar"
		}
	}
	next := k + 1
	if name == "pound sterling" && f.next(next) == "sterling" {
		next++
	}
	return unit{name, money, next}, true
}

func hundredths(currency string) bool {
	return currency == "euro" || strings.HasSuffix(currency, "dollar")
}

// phraseEnds tells that nothing is counted after atom j-1.
func (f *finder) phraseEnds(j int) bool {
	return j >= len(f.a) || f.a[j].Gap == numeral.Paragraph || f.a[j].Kind == numeral.Sign && f.a[j].Gap == numeral.None && symbol(f.a[j].Low) == "" && f.a[j].Low != "%" && f.a[j].Low != "-"
}

// cents adds "50 cents" to "3 dollars".
func (f *finder) cents(u unit, v float64) (int, float64) {
	j := u.next
	if f.next(j) == "and" {
		j++
	}
	n, ok := numeral.Read(f.a, min(j, len(f.a)))
	if !ok || n.Value >= 100 || n.Fraction || n.Article || f.a[j].Gap > numeral.Line {
		return u.next, v
	}
	small := coin(f.next(n.Last))
	switch {
	case small == "" && n.Value >= 10 && !n.Scaled && !n.Decimal && f.phraseEnds(n.Last) && (hundredths(u.name) || u.name == "pound sterling"):
		return n.Last, v + n.Value/100 // "15 dollars 50", "thirteen dollars and forty-five"
	case small == "cent" && hundredths(u.name), small == "penny" && u.name == "pound sterling":
		return n.Last + 1, v + n.Value/100
	}
	return u.next, v
}
