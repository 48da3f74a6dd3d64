package numeral

// scaleOf is the factor of a scale word or its short form, 0 for any other word.
// Forms that may also be units ("m", "t", "k", "b") are read by short.
func scaleOf(s string) float64 {
	switch s {
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
	n.andHalf(a)
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

// andHalf adds "and a half", "and a quarter", "and three quarters" to a whole number.
func (n *Number) andHalf(a []Atom) {
	j := n.Last
	if n.Fraction || n.Decimal || j+2 >= len(a) || a[j].Low != "and" || a[j+1].Low != "a" && a[j+1].Low != "one" {
		return
	}
	switch d := denominator(a[j+2].Low); d {
	case 2, 3, 4, 5:
		if !plural(a[j+2].Low) && (d == 2 || j+3 >= len(a) || a[j+3].Low != "of") {
			n.Value += 1 / d
			n.Last, n.Plain, n.Decimal = j+3, false, true
		}
	}
}

// factors multiplies the scale words from atom j on: "hundred thousand", "of
// thousands" after a vague plural. n is nil when only looking.
func factors(a []Atom, j int, n *Number) (float64, int) {
	factor := 1.0
	for k := 0; k < 3; k++ {
		at := hyphen(a, j)
		f := scaleAt(a, at)
		if f > 0 && a[at].Gap <= Line && !(len(a[at].Low) > 4 && plural(a[at].Low)) {
			factor *= f
			j = at + 1
			continue
		}
		if f > 0 && a[at].Gap <= Line && n != nil && k == 0 && (n.Vague || n.First == j || f == 12 || n.Value > 1) {
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

// short reads "k", "K" glued to figures; the short forms of million and billion
// that news prints need a currency or a counted noun and are read by measure.
func short(a []Atom, j int, n *Number) (float64, int) {
	if n == nil || !n.Figures || j >= len(a) || a[j].Gap != None || j+1 < len(a) && a[j+1].Gap == None && a[j+1].Kind == Digits {
		return 0, j
	}
	if a[j].Low == "k" || a[j].Low == "K" {
		return 1e3, j + 1
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
