package numeral

// scaleOf is the factor of a scale word or its short form, 0 for any other word.
// Forms that may also be units ("m", "t", "k", "b") are read by short.
func scaleOf(s string) float64 {
	switch s {
	case "tens":
		return 10
	case "hundred", "hundreds":
		return 100
	case "thousand", "thousands":
		return 1e3
	case "million", "millions", "mn", "mln", "mio", "mil":
		return 1e6
	case "billion", "billions", "bn", "bln":
		return 1e9
	case "trillion", "trillions", "trn", "tln", "tn":
		return 1e12
	case "quadrillion":
		return 1e15
	case "lakh", "lakhs":
		return 1e5
	case "crore", "crores":
		return 1e7
	case "dozen", "dozens":
		return 12
	}
	return 0
}

func scaleAt(a []Atom, i int) float64 {
	if i >= len(a) || a[i].Kind != Word {
		return 0
	}
	return scaleOf(a[i].Low)
}

// scale multiplies n by the scale words after it and adds the smaller groups that
// follow: "1.2 million", "two thousand three hundred", "five and a half million".
func scale(a []Atom, n *Number) {
	n.andPart(a, 1)
	total, limit := 0.0, 0.0
	value := n.Value
	for {
		factor, last := factors(a, n.Last, n)
		if limit > 0 && factor >= limit {
			break
		}
		total += value * factor
		if last == n.Last { // no scale: the last group
			n.Value = total
			return
		}
		n.Last, n.Scaled, n.Plain = last, true, false
		n.Value = total
		if n.andPart(a, factor) {
			return
		}
		v, next, ok := group(a, last, factor)
		if !ok || n.Fraction || n.Vague || n.Decimal {
			return
		}
		if f, _ := factors(a, next, nil); f >= factor {
			return
		}
		value, limit, n.Last = v, factor, next
	}
}

// andPart adds "and a half", "and a quarter", "and three fifths" of the last scale, 1
// or a million, to a whole number: "two and a half", "one million and a half".
func (n *Number) andPart(a []Atom, scale float64) bool {
	j := n.Last
	if n.Fraction || n.Decimal || n.Vague || j+2 >= len(a) || a[j].Low != "and" || a[j+1].Gap > Line || a[j+2].Gap > Line {
		return false
	}
	w := a[j+2].Low
	d := denominator(w)
	if d == 0 {
		return false
	}
	count := Small(a[j+1].Low)
	switch {
	case a[j+1].Low == "a" || count == 1:
		if plural(w) || d != 2 && (j+3 < len(a) && a[j+3].Low == "of" || scale > 1 && scaleAt(a, j+3) > 0) {
			return false
		}
		if scaleAt(a, j+3) > 0 && scale > 1 {
			return false
		}
		count = 1
	case count < 2 || !partAt(a, j+2) || scaleAt(a, j+3) > 0:
		return false
	}
	n.Value += count / d * scale
	n.Last, n.Plain, n.Decimal = j+3, false, true
	return true
}

// factors multiplies the scale words from atom j on: "hundred thousand", "of
// thousands" after a vague plural. n is nil when only looking.
func factors(a []Atom, j int, n *Number) (float64, int) {
	factor := 1.0
	for k := 0; k < 3; k++ {
		at := hyphen(a, j)
		f := scaleAt(a, at)
		near := a[min(at, len(a)-1)].Gap <= Line || n != nil && at == n.First
		if f > 0 && near && !(len(a[at].Low) > 4 && plural(a[at].Low)) {
			factor *= f
			j = at + 1
			continue
		}
		if f > 0 && near && n != nil && k == 0 && (n.Vague || n.First == j || f == 12 || n.Value > 1) {
			factor *= f
			j = at + 1
			if n.First == at {
				n.Vague = true
			}
			continue
		}
		if n != nil && n.Vague && j+1 < len(a) && a[j].Low == "of" && scaleAt(a, j+1) > 0 {
			factor *= scaleAt(a, j+1)
			j += 2
			continue
		}
		if n != nil && n.Fraction && j+2 < len(a) && a[j].Low == "of" && a[j+1].Low == "a" && scaleAt(a, j+2) > 0 {
			n.Fraction = false
			factor *= scaleAt(a, j+2)
			j += 3
			continue
		}
		if f, at := short(a, j, n); f > 0 {
			factor *= f
			j = at
		}
		break
	}
	return factor, j
}

// short reads "k", "M" and "B" glued to figures; a small "m" or "b" may be a unit or a
// code, and is read by measure where a currency or a counted noun makes it sure.
func short(a []Atom, j int, n *Number) (float64, int) {
	if n == nil || !n.Figures || j >= len(a) || a[j].Gap != None || j+1 < len(a) && a[j+1].Gap == None && a[j+1].Kind == Digits {
		return 0, j
	}
	switch {
	case a[j].Low == "k" && a[j-1].Low != "401": // the American pension plan
		return 1e3, j + 1
	case a[j].Low == "m" && a[j].Cap:
		return 1e6, j + 1
	case a[j].Low == "b" && a[j].Cap:
		return 1e9, j + 1
	}
	return 0, j
}

// group reads a further group below limit: "three hundred" after "two thousand".
// Figures continue words only after "hundred and" or "thousand and".
func group(a []Atom, j int, limit float64) (float64, int, bool) {
	if j >= len(a) || a[j].Gap > Line {
		return 0, j, false
	}
	and := a[j].Low == "and"
	if and {
		j++
	}
	if j >= len(a) || a[j].Gap > Line {
		return 0, j, false
	}
	if a[j].Kind == Digits && limit > 12 && (and && limit <= 1e3 || scaleAt(a, j+1) > 0 && !and) {
		if v, ok := integer(a[j].Low); ok && float64(v) < limit && (j+1 >= len(a) || a[j+1].Gap != None || a[j+1].Kind == Sign) && v > 0 {
			return float64(v), j + 1, true
		}
		return 0, j, false
	}
	v, next, ok := hundreds(a, j)
	if !ok || v == 0 || v >= limit || limit == 12 {
		return 0, j, false
	}
	if and && scaleAt(a, next) == 0 && limit > 1e3 && v < 100 {
		// "two million and three": more often two things than one number, except in speech.
		return 0, j, false
	}
	return v, next, true
}
